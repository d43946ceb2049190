package io.bookmaru.familiarity.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.bookmaru.events.BlockChanged;
import io.bookmaru.events.MemberChanged;
import io.bookmaru.events.MemberErased;
import io.bookmaru.events.ProfileChanged;
import io.bookmaru.events.ProfileChanged.Kind;
import io.bookmaru.events.Topics;
import io.bookmaru.familiarity.index.Wanted;
import io.bookmaru.familiarity.profile.Profile;
import io.bookmaru.familiarity.profile.Terms;
import io.bookmaru.familiarity.ranking.Oracle.Expected;
import io.bookmaru.familiarity.score.RecountedTerms;
import io.bookmaru.familiarity.score.ScoreFamiliarity;
import io.bookmaru.familiarity.testing.AnotherInstance;
import io.bookmaru.familiarity.testing.AnyProfile;
import io.bookmaru.familiarity.testing.Neighbourhood;
import io.bookmaru.familiarity.testing.SentEvents;
import io.bookmaru.http.ConflictException;
import io.bookmaru.http.NotFoundException;
import io.bookmaru.http.Paging;
import io.bookmaru.publisher.EventRecords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.kafka.core.KafkaTemplate;

/// Random operations on three instances over one Postgres, Kafka and Redis. Events come late, in
/// another order and more than once, and Redis loses everything now and then; every page that
/// anybody sees must be the one that [Oracle] computes from all pairs.
///
/// `-Dbookmaru.test.operations=2000` for the long form, `-Dbookmaru.test.seed=…` to repeat one.
class RankingOracleIT extends Neighbourhood {
    private static final int OPERATIONS = Integer.getInteger("bookmaru.test.operations", 200);
    private static final long SEED =
            Long.getLong("bookmaru.test.seed", System.nanoTime() & 0xffff_ffffL);
    private static final Wanted ANYBODY = Wanted.ANYBODY;

    @Autowired private ApplicationContext service;
    @Autowired private ScoreFamiliarity score;
    @Autowired private StringRedisTemplate redis;
    @Autowired private KafkaTemplate<String, byte[]> kafka;
    @Autowired private EventRecords records;

    private final Random random = new Random(SEED);
    private final List<Long> members = new ArrayList<>();
    private final Map<Long, Long> revisions = new HashMap<>();
    private final List<Runnable> published = new ArrayList<>();
    private final List<Runnable> heldBack = new ArrayList<>();
    private final List<ViewRanking> instances = new ArrayList<>();

    private Oracle oracle;
    private SentEvents events;
    private RecountedTerms terms;
    private int views;
    private int pages;

    @Test
    void everyPageIsAsIfAllPairsWereRecomputed() {
        System.out.println("Seed " + SEED);
        try (var second = another("kept-places=15", "viewers-in-memory=3");
                var third = another("kept-places=40", "viewers-in-memory=0")) {
            instances.add(service.getBean(ViewRanking.class));
            instances.add(second.getBean(ViewRanking.class));
            instances.add(third.getBean(ViewRanking.class));
            events = new SentEvents(kafka, records, jdbc);
            terms = new RecountedTerms(service);
            oracle = new Oracle(score);
            startFromWhatOthersLeft();
            for (var i = 0; i < 30; i++) register();
            recount();

            for (var i = 0; i < OPERATIONS; i++) anyOperation();
            publishHeldBack();
            events.awaitApplied();
            for (var member : members) compare(anyInstance(), member);
        }
        System.out.printf(
                "FIGURE %d operations on 3 instances, %d views, %d pages, all as the oracle says; seed %d%n",
                OPERATIONS, views, pages, SEED);
    }

    private ConfigurableApplicationContext another(String kept, String inMemory) {
        var prefix = "bookmaru.familiarity.ranking.";
        return AnotherInstance.start(service.getEnvironment(), prefix + kept, prefix + inMemory);
    }

    /// All tests share one database.
    private void startFromWhatOthersLeft() {
        jdbc.sql(
                        "select member_id, hobbies, interests, mbti, region from profile where not withdrawn")
                .query(row -> {
                    oracle.profile(
                            row.getLong("member_id"),
                            0,
                            new Profile(
                                    Set.of((String[]) row.getArray("hobbies").getArray()),
                                    Set.of((String[]) row.getArray("interests").getArray()),
                                    row.getString("mbti"),
                                    row.getString("region")));
                });
        jdbc.sql("select member_id, blocked_member_id from block where active")
                .query(row -> {
                    oracle.block(row.getLong(1), row.getLong(2), 0, true);
                });
    }

    private void anyOperation() {
        switch (random.nextInt(20)) {
            case 0, 1 -> register();
            case 2, 3, 4, 5, 6 -> change(anyMember());
            case 7 -> withdraw(anyMember());
            case 8, 9 -> block(anyMember(), anyMember());
            case 10 -> erase(anyMember());
            case 11 -> redeliver();
            case 12 -> flushRedis();
            case 13 -> recount();
            case 14, 15 -> glance(anyInstance(), anyMember());
            default -> compareSoon();
        }
    }

    private void register() {
        var member = newMember();
        members.add(member);
        publishProfile(member, Kind.REGISTERED, AnyProfile.of(random, 12));
    }

    private void change(long member) {
        publishProfile(member, Kind.UPDATED, AnyProfile.of(random, 12));
    }

    private void withdraw(long member) {
        publishProfile(member, Kind.WITHDRAWN, null);
    }

    private void publishProfile(long member, Kind kind, Profile profile) {
        var revision = revisions.merge(member, 1L, Long::sum);
        var event =
                new ProfileChanged(
                        UUID.randomUUID(),
                        Instant.EPOCH,
                        member,
                        revision,
                        kind,
                        profile == null ? List.of() : List.copyOf(profile.hobbies()),
                        profile == null ? List.of() : List.copyOf(profile.interests()),
                        profile == null ? null : profile.mbti(),
                        profile == null ? null : profile.region(),
                        null);
        publish(() -> {
            events.send(Topics.PROFILE_CHANGE, member, event);
            oracle.profile(member, revision, profile);
        });
    }

    private void block(long member, long other) {
        if (member == other) return;
        var active = random.nextInt(3) > 0;
        var revision = (long) published.size() + heldBack.size() + 1;
        var event =
                new BlockChanged(UUID.randomUUID(), Instant.EPOCH, member, other, active, revision);
        publish(() -> {
            events.send(Topics.BLOCK_CHANGED, member, event);
            oracle.block(member, other, revision, active);
        });
    }

    private void erase(long member) {
        if (random.nextInt(2) > 0) return;
        var id = UUID.randomUUID();
        if (random.nextBoolean()) {
            publish(() -> {
                events.send(
                        Topics.MEMBER_ERASED,
                        member,
                        new MemberErased(id, Instant.EPOCH, member, List.of()));
                oracle.erase(member);
            });
        } else {
            publish(() -> {
                events.send(
                        Topics.MEMBER_CHANGED,
                        member,
                        new MemberChanged(id, Instant.EPOCH, member, 100, true, null, null, null));
                oracle.erase(member);
            });
        }
    }

    /// One in four comes later, after newer ones.
    private void publish(Runnable event) {
        if (random.nextInt(4) == 0) heldBack.add(event);
        else publishNow(event);
        if (heldBack.size() > 10) publishHeldBack();
    }

    private void publishNow(Runnable event) {
        event.run();
        published.add(event);
    }

    private void publishHeldBack() {
        while (!heldBack.isEmpty()) publishNow(heldBack.remove(random.nextInt(heldBack.size())));
    }

    private void redeliver() {
        for (var i = 0; i < 5; i++) published.get(random.nextInt(published.size())).run();
    }

    private void flushRedis() {
        redis.execute(
                (RedisCallback<Object>)
                        connection -> {
                            connection.serverCommands().flushAll();
                            return null;
                        });
    }

    private void recount() {
        events.awaitApplied();
        terms.recount();
        oracle.recount();
    }

    /// A view while events are on their way, so that rankings are kept as of any moment.
    private void glance(ViewRanking instance, long viewer) {
        try {
            var answer = instance.page(viewer, ANYBODY, new Paging(0, 20));
            assertThat(answer.content()).extracting(row -> -row.score()).isSorted();
        } catch (ConflictException e) {
            assertThat(e.getMessage()).contains("approved profile");
        }
    }

    private void compareSoon() {
        events.awaitApplied();
        for (var i = 0; i < 3; i++) compare(anyInstance(), anyMember());
    }

    private void compare(ViewRanking instance, long viewer) {
        views++;
        if (!oracle.isApproved(viewer)) {
            assertThatExceptionOfType(ConflictException.class)
                    .isThrownBy(() -> instance.page(viewer, ANYBODY, new Paging(0, 20)));
            return;
        }
        comparePages(instance, viewer, ANYBODY, _ -> true);
        var region = random.nextBoolean() ? "BUSAN" : "지역" + random.nextInt(3);
        comparePages(instance, viewer, new Wanted(region, null), p -> isFrom(region, p));
        var hobby = "취미" + random.nextInt(12);
        comparePages(instance, viewer, new Wanted(null, hobby), p -> p.hobbies().contains(hobby));
        compareRow(instance, viewer);
    }

    private static boolean isFrom(String region, Profile profile) {
        return profile.region() != null
                && Terms.spelled(profile.region()).equals(Terms.spelled(region));
    }

    private void comparePages(
            ViewRanking instance, long viewer, Wanted wanted, Predicate<Profile> filter) {
        var expected = oracle.ranking(viewer, filter);
        var size = List.of(7, 20, 100).get(random.nextInt(3));
        for (var page = 0; page * size <= expected.size(); page++) {
            var answer = instance.page(viewer, wanted, new Paging(page, size));
            pages++;
            var from = page * size;
            var to = Math.min(from + size, expected.size());
            assertThat(answer.content())
                    .as("page %d of viewer %d, seed %d", page, viewer, SEED)
                    .containsExactlyElementsOf(rows(viewer, expected, from, to));
            assertThat(answer.page().totalElements()).isEqualTo(expected.size());
            assertThat(answer.pending()).isFalse();
        }
    }

    private List<ViewRanking.Row> rows(long viewer, List<Expected> all, int from, int to) {
        var rows = new ArrayList<ViewRanking.Row>();
        for (var i = from; i < to; i++) {
            var e = all.get(i);
            rows.add(row(viewer, i + 1, e));
        }
        return rows;
    }

    private ViewRanking.Row row(long viewer, int rank, Expected e) {
        var reasons = oracle.reasons(viewer, e);
        return new ViewRanking.Row(rank, e.memberId(), name(e), e.tenths() / 10.0, reasons);
    }

    /// Only members whom other tests have left here have names.
    private String name(Expected e) {
        return jdbc.sql("select max(display_name) from member where id = :id")
                .param("id", e.memberId())
                .query((row, _) -> row.getString(1))
                .list()
                .getFirst();
    }

    private void compareRow(ViewRanking instance, long viewer) {
        var expected = oracle.ranking(viewer, _ -> true);
        var other = anyMember();
        for (var i = 0; i < expected.size(); i++) {
            if (expected.get(i).memberId() != other) continue;
            assertThat(instance.row(viewer, other)).isEqualTo(row(viewer, i + 1, expected.get(i)));
            return;
        }
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> instance.row(viewer, other));
    }

    private long anyMember() {
        return members.get(random.nextInt(members.size()));
    }

    private ViewRanking anyInstance() {
        return instances.get(random.nextInt(instances.size()));
    }
}

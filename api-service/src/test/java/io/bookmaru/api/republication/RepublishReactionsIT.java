package io.bookmaru.api.republication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import io.bookmaru.api.testing.Api;
import io.bookmaru.api.testing.ApiIT;
import io.bookmaru.api.testing.PublishedEvents;
import io.bookmaru.events.ReactionChanged;
import io.bookmaru.events.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// A consumer that has lost everything gets the present state of all reactions again.
@ApiIT
class RepublishReactionsIT {
    private static final String PATH = "/api/v1/admin/api/reactions/republish";
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int MANY = Integer.getInteger("bookmaru.test.reactions", 700);

    @Autowired private Api api;
    @Autowired private PublishedEvents published;
    @Autowired private ContinueRepublication continueRepublication;
    @Autowired private Republications republications;
    @Autowired private RepublicationProperties properties;
    @Autowired private TransactionTemplate transactions;
    @Autowired private JdbcClient jdbc;

    private final JsonMapper json = new JsonMapper();
    private Api.Member parent;
    private long child;

    record Key(long childId, long bookId) {}

    record State(ReactionChanged.Kind kind, long revision) {}

    @BeforeEach
    void aChild() {
        parent = api.signUp("김하늘");
        child = api.addChild(parent);
    }

    @Test
    void oneChildsReactionsArePublishedWithTheRevisionsThatTheyHave() {
        long liked = api.addBook();
        long disliked = api.addBook();
        long takenBack = api.addBook();
        react(liked, "LIKE");
        react(disliked, "LIKE");
        react(disliked, "DISLIKE");
        react(takenBack, "LIKE");
        api.call(DELETE, reaction(takenBack), parent.token(), null);
        awaitEmptyOutbox();
        var before = Instant.now();

        var answer = republish("?childId=" + child);
        var again = republish("?childId=" + child);

        assertThat(answer).hasStatus(200);
        assertThat(api.body(answer).get("published").asInt()).isEqualTo(3);
        assertThat(again).hasStatus(200);
        awaitEmptyOutbox();
        var since = eventsSince(before);
        assertThat(since).hasSize(6);
        assertThat(consumed(since))
                .isEqualTo(
                        Map.of(
                                new Key(child, liked), new State(ReactionChanged.Kind.LIKE, 1),
                                new Key(child, disliked),
                                        new State(ReactionChanged.Kind.DISLIKE, 2),
                                new Key(child, takenBack),
                                        new State(ReactionChanged.Kind.NONE, 2)));
        assertThat(audit()).contains("reactions of child " + child);
    }

    @Test
    void allReactionsArePublishedWhileTheyChange() throws Exception {
        reactToMany(MANY);
        awaitEmptyOutbox();
        var before = Instant.now();

        var answer = republish("");
        changeSomeMeanwhile();
        awaitFinished(answer);
        awaitEmptyOutbox();

        var kept = consumed(eventsSince(before));
        assertThat(kept).containsAllEntriesOf(current());
        assertThat(audit()).contains("all reactions");
        System.out.printf(
                "FIGURE republication: %d of %d reactions as in the database, with changes"
                        + " meanwhile%n",
                kept.size(), current().size());
    }

    @Test
    void anotherRunIsNotBegunBesideOne() {
        reactToMany(MANY);

        var answers = transactions.execute(_ -> List.of(republish(""), republish("")));

        assertThat(location(answers.getLast())).isEqualTo(location(answers.getFirst()));
        awaitFinished(answers.getLast());
    }

    @Test
    void instancesShareARunWithoutRepeatingEachOther() throws Exception {
        reactToMany(MANY);
        var answer = republish("");
        try (var instances = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Void> instance =
                    () -> {
                        continueRepublication.untilTheOutboxIsFull();
                        return null;
                    };
            for (var done : instances.invokeAll(List.of(instance, instance, instance, instance))) {
                done.get();
            }
        }
        awaitFinished(answer);

        assertThat(api.body(progress(answer)).get("published").asInt()).isEqualTo(current().size());
    }

    /// The relay is held up by its own locks. What else the service publishes meanwhile, an erasure
    /// that is asked for again for example, fills the outbox too.
    @Test
    void pausesWhileTheOutboxIsFull() {
        reactToMany(properties.maxOutbox() + 2 * properties.chunkSize());
        awaitEmptyOutbox();
        var answer =
                transactions.execute(_ -> {
                    jdbc.sql(
                                    """
                                    select count(pg_advisory_xact_lock(2828, shard))
                                    from generate_series(0, 63) shard
                                    """)
                            .query(Long.class)
                            .single();
                    var begun = begunBeside();
                    awaitFullOutboxThatStandsStill();
                    return new Object[] {begun, republishedInOutbox()};
                });

        var most = (long) answer[1];
        assertThat(most).isLessThanOrEqualTo(properties.maxOutbox() + properties.chunkSize());
        awaitFinished((MvcTestResult) answer[0]);
        System.out.printf("FIGURE republication throttled: %d reactions in the outbox%n", most);
    }

    /// In another thread, since this one's transaction holds the relay's locks.
    private MvcTestResult begunBeside() {
        try (var beside = Executors.newVirtualThreadPerTaskExecutor()) {
            return beside.submit(() -> republish("")).get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitFullOutboxThatStandsStill() {
        await().atMost(SOON)
                .pollInterval(properties.continueEvery().multipliedBy(2))
                .until(
                        new Callable<Boolean>() {
                            private long before = -1;

                            @Override
                            public Boolean call() {
                                long now = outbox();
                                boolean still = now == before && now > properties.maxOutbox();
                                before = now;
                                return still;
                            }
                        });
    }

    private void reactToMany(int count) {
        jdbc.sql(
                        """
                        with many as (
                            insert into books (title, author, genres, topics, mbti_ei, mbti_sn,
                                               mbti_tf, mbti_jp, age_from, age_to, revision,
                                               changed_at)
                            select 'Book ' || n || ' for ' || :child, '이바다', '{}', '{}',
                                   0, 0, 0, 0, 5, 9, 1, now()
                            from generate_series(1, :count) n
                            returning id)
                        insert into reactions (child_id, book_id, kind, revision, changed_at)
                        select :child, id, (array['LIKE', 'DISLIKE', 'NONE'])[1 + id % 3],
                               1 + id % 5, now()
                        from many
                        """)
                .param("child", child)
                .param("count", count)
                .update();
    }

    private void changeSomeMeanwhile() throws Exception {
        var books =
                jdbc.sql(
                                """
                                select book_id from reactions
                                where child_id = :child and book_id % 100 = 0
                                order by book_id
                                """)
                        .param("child", child)
                        .query(Long.class)
                        .list();
        for (var book : books) {
            react(book, "DISLIKE");
            react(book, "LIKE");
        }
    }

    private void react(long book, String kind) {
        var body = "{\"kind\": \"%s\"}".formatted(kind);
        assertThat(api.call(PUT, reaction(book), parent.token(), body)).hasStatus(200);
    }

    private String reaction(long book) {
        return "/api/v1/children/%d/reactions/%d".formatted(child, book);
    }

    private MvcTestResult republish(String query) {
        return api.call(POST, PATH + query, api.admin().token(), null);
    }

    private MvcTestResult progress(MvcTestResult begun) {
        return api.call(GET, location(begun), api.admin().token(), null);
    }

    private static String location(MvcTestResult begun) {
        return begun.getResponse().getHeader("Location");
    }

    private void awaitFinished(MvcTestResult begun) {
        assertThat(begun).hasStatus(202);
        await().atMost(SOON).until(() -> !api.body(progress(begun)).get("finishedAt").isNull());
    }

    private void awaitEmptyOutbox() {
        await().atMost(SOON).until(() -> outbox() == 0);
    }

    private long outbox() {
        return jdbc.sql("select count(*) from outbox").query(Long.class).single();
    }

    private long republishedInOutbox() {
        return jdbc.sql("select count(*) from outbox where topic = :topic")
                .param("topic", Topics.BOOK_LIKE)
                .query(Long.class)
                .single();
    }

    private String audit() {
        return api.body(api.call(GET, "/api/v1/admin/api/audit", api.admin().token(), null))
                .toString();
    }

    private List<ReactionChanged> eventsSince(Instant before) {
        return published.records(Topics.BOOK_LIKE).stream()
                .map(record -> json.readValue(record.value(), ReactionChanged.class))
                .filter(event -> !event.occurredAt().isBefore(before))
                .toList();
    }

    private static Map<Key, State> consumed(List<ReactionChanged> events) {
        var kept = new HashMap<Key, State>();
        for (var event : events) {
            kept.merge(
                    new Key(event.childId(), event.bookId()),
                    new State(event.kind(), event.revision()),
                    (old, next) -> next.revision() > old.revision() ? next : old);
        }
        return kept;
    }

    private Map<Key, State> current() {
        return jdbc
                .sql("select child_id, book_id, kind, revision from reactions")
                .query((row, n) ->
                        Map.entry(
                                new Key(row.getLong("child_id"), row.getLong("book_id")),
                                new State(
                                        ReactionChanged.Kind.valueOf(row.getString("kind")),
                                        row.getLong("revision"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}

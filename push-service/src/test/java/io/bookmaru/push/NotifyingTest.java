package io.bookmaru.push;

import static org.awaitility.Awaitility.await;

import io.bookmaru.push.testing.Browser;
import io.bookmaru.push.testing.FakePushService;
import io.bookmaru.push.testing.ReceivedPush;
import io.bookmaru.push.testing.VapidKeyFile;
import io.bookmaru.testing.SettableClock;
import io.bookmaru.testing.TestServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Members, their browsers, and a clock that the test sets. All such test classes share one
/// instance, in a schema of their own.
public abstract class NotifyingTest {
    private static final AtomicLong members = new AtomicLong(100);
    private static final JsonMapper json = JsonMapper.builder().build();
    private static final String SCHEMA = "notifying";

    protected static final SettableClock clock =
            SettableClock.at(Instant.parse("2026-05-05T03:00:00Z"));
    protected static final FakePushService pushService = FakePushService.start(clock);

    /// Of a push service that a test may let fail without slowing what the others send.
    protected static final String otherOrigin = pushService.anotherOrigin();

    private static final Path vapidKey = VapidKeyFile.in(temporaryFolder());
    protected static final NotifyingInstance instance = firstInstance();
    protected static final JdbcClient jdbc = instance.part(JdbcClient.class);

    /// What earlier tests have left open ends.
    @BeforeEach
    void later() {
        clock.advance(Duration.ofDays(2));
        settle();
    }

    @AfterEach
    void thePushServiceHasNothingToComplainAbout() {
        if (!pushService.refusals().isEmpty())
            throw new AssertionError(pushService.refusals().toString());
    }

    private static NotifyingInstance firstInstance() {
        migrate();
        return anotherInstance();
    }

    protected static NotifyingInstance anotherInstance() {
        return NotifyingInstance.start(
                SCHEMA, clock, vapidKey, pushService.origin() + "," + otherOrigin);
    }

    protected static long newMember() {
        return members.incrementAndGet();
    }

    protected static Browser browserOf(long member) {
        return browserOf(member, pushService.origin());
    }

    protected static Browser browserOf(long member, String origin) {
        var browser = pushService.newBrowser(origin);
        jdbc.sql(
                        """
                        insert into subscription
                            (member_id, endpoint, p256dh, auth, vapid_key_id, binding_version, bound_at)
                        values (?, ?, ?, ?, ?, 1, now())
                        """)
                .params(
                        member,
                        browser.endpoint().toString(),
                        browser.p256dh(),
                        browser.auth(),
                        VapidKeyFile.id())
                .update();
        return browser;
    }

    /// Never back: a push service would refuse a token from later.
    protected static void advance(Duration time) {
        settle();
        clock.advance(time);
        settle();
    }

    /// Returns when everything that is due at the clock's time has been told and sent.
    protected static void settle() {
        instance.endWindows();
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(() ->
                        jdbc.sql(
                                        """
                                        select not exists (
                                            select 1 from comment_window
                                            where untold and ends_at <= :now)
                                        and not exists (
                                            select 1 from delivery
                                            where state = 'WAITING'
                                              and (next_attempt_at <= :now
                                                or reason is null and next_attempt_at <= :lease))
                                        """)
                                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                                .param(
                                        "lease",
                                        clock.instant().plusSeconds(60).atOffset(ZoneOffset.UTC))
                                .query(Boolean.class)
                                .single());
    }

    protected static List<String> bodies(Browser browser) {
        return browser.pushes().stream().map(push -> text(push, "body")).toList();
    }

    protected static String text(ReceivedPush push, String field) {
        return json(push).get(field).asString();
    }

    private static JsonNode json(ReceivedPush push) {
        return json.readTree(push.text());
    }

    protected static List<String> inbox(long member) {
        return jdbc.sql("select body from notification where member_id = ? order by id")
                .param(member)
                .query(String.class)
                .list();
    }

    /// How many deliveries of a member are in each state, with the reason.
    protected static Map<String, Long> states(long member) {
        var states = new TreeMap<String, Long>();
        jdbc.sql(
                        """
                        select trim(d.state || ' ' || coalesce(d.reason, '')), count(*)
                        from delivery d join notification n on n.id = d.notification_id
                        where n.member_id = ?
                        group by 1
                        """)
                .param(member)
                .query(row -> {
                    states.put(row.getString(1), row.getLong(2));
                });
        return states;
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("notifying");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void migrate() {
        var servers = TestServers.running();
        var service =
                Flyway.configure()
                        .dataSource(
                                servers.jdbcUrl(),
                                servers.databaseUser(),
                                servers.databasePassword())
                        .schemas(SCHEMA);
        service.load().migrate();
        Flyway.configure()
                .configuration(service)
                .table("event_consumer_schema_history")
                .locations("classpath:db/event-consumer")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }
}

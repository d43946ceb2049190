package io.bookmaru.push.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import io.bookmaru.push.LogCheck;
import io.bookmaru.push.testing.Answer;
import io.bookmaru.push.testing.Browser;
import io.bookmaru.push.testing.FakePushService;
import io.bookmaru.push.testing.VapidKeyFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// What each answer of a push service does, by the real sender over HTTP/2. Each row has a push
/// service of its own.
@ExtendWith(OutputCaptureExtension.class)
class StatusMatrixIT {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration BACKOFF = Duration.ofSeconds(30);

    @TempDir static Path folder;

    private final TestSchema schema = TestSchema.create();
    private final FakePushService pushService = FakePushService.start();
    private final List<Row> rows = new ArrayList<>();
    private final Instant start = Instant.now();
    private long nextMember;

    /// Also without a boot of the service, which sets the levels.
    @BeforeAll
    static void logAsInProduction() {
        var logs = (LoggerContext) LoggerFactory.getILoggerFactory();
        logs.getLogger("ROOT").setLevel(Level.INFO);
        logs.getLogger("io.bookmaru").setLevel(Level.TRACE);
    }

    @AfterAll
    static void logAsBefore() {
        ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger("io.bookmaru").setLevel(null);
    }

    @Test
    void holdsForAllOfItsRows(CapturedOutput log) {
        row(Answer.status(200), "ACCEPTED", null);
        row(Answer.status(201), "ACCEPTED", null);
        row(Answer.status(202), "ACCEPTED", null);
        row(Answer.status(404), "GONE", "404").forgets();
        row(Answer.status(410), "GONE", "410").forgets();
        row(Answer.status(307).with("Location", "/push/elsewhere"), "REJECTED", "307");
        row(Answer.status(400), "REJECTED", "400");
        row(Answer.status(413), "REJECTED", "413");
        row(Answer.status(401), "WAITING", "key: %s 401").pauses().waits(Duration.ofMinutes(10));
        row(Answer.status(403), "WAITING", "key: %s 403").pauses().waits(Duration.ofMinutes(10));
        row(Answer.status(429), "WAITING", "429").waits(BACKOFF);
        row(Answer.status(429).with("Retry-After", "3600"), "WAITING", "429").holds().waits(HOUR);
        row(Answer.status(429).with("Retry-After", inAnHour()), "WAITING", "429")
                .holds()
                .waits(HOUR)
                .byDate();
        row(Answer.status(500), "WAITING", "500").waits(BACKOFF);
        row(Answer.status(502), "WAITING", "502").waits(BACKOFF);
        row(Answer.status(503).with("Retry-After", "3600"), "WAITING", "503").holds().waits(HOUR);
        row(Answer.status(503).with("Retry-After", "7200"), "WAITING", "503")
                .holds()
                .waits(HOUR.multipliedBy(2));
        row(Answer.status(406), "WAITING", "406").waits(BACKOFF);
        row(Answer.NEVER, "WAITING", "timeout").waits(BACKOFF);
        rows.add(new Row(++nextMember, unserved(), null, "WAITING", "HttpHostConnectException"));
        rows.getLast().waits(BACKOFF);

        try (var _ = SenderInstance.in(schema, settings()).start()) {
            var keyId = VapidKeyFile.id();
            rows.forEach(this::plant);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> rows.stream().allMatch(this::isOver));

            assertThat(rows).hasSize(20).allSatisfy(row -> assertHolds(row, keyId));
        }
        assertThat(pushService.refusals()).isEmpty();
        assertThat(log.getAll()).contains("refused our key").doesNotContain("eyJ");
        for (var row : rows)
            if (row.browser != null) LogCheck.assertNothingOf(row.browser, log.getAll());
        var deleted = rows.stream().filter(row -> row.forgets).map(row -> row.reason).toList();
        assertThat(schema.count("select count(*) from subscription")).isEqualTo(18);
        System.out.printf(
                "FIGURE status matrix: %d of 20 rows; subscriptions deleted by %s only; 401 and 403"
                        + " kept and paused with their key%n",
                rows.size(), String.join(" and ", deleted));
    }

    private void assertHolds(Row row, String keyId) {
        var outcome = row.outcome;
        assertThat(outcome.state()).as(row.toString()).isEqualTo(row.state);
        assertThat(outcome.reason())
                .as(row.toString())
                .isEqualTo(row.reason == null ? null : row.reason.formatted(keyId));
        assertThat(isSubscribed(row)).as(row + " keeps").isEqualTo(!row.forgets);
        assertThat(isPaused(row, keyId)).as(row + " pauses").isEqualTo(row.pauses);
        if (row.browser != null) assertThat(row.browser.arrivals()).as(row.toString()).hasSize(1);
        if (row.wait != null) {
            var asked =
                    row.browser == null || row.byDate ? start : row.browser.arrivals().getFirst();
            assertThat(outcome.nextAttempt())
                    .as(row + " waits")
                    .isBetween(
                            asked.plus(row.wait).minusSeconds(row.byDate ? 1 : 0),
                            asked.plus(row.wait.multipliedBy(6).dividedBy(5)).plusSeconds(60));
        }
        assertThat(isHeld(row)).as(row + " holds the others back").isEqualTo(row.holds);
    }

    /// Remembers what became of it, before there is another attempt.
    private boolean isOver(Row row) {
        if (row.outcome == null) row.outcome = outcome(row);
        return row.outcome != null;
    }

    private Map<String, Object> settings() {
        var origins = rows.stream().map(Row::origin).toList();
        return Map.of(
                "bookmaru.vapid.private-key",
                VapidKeyFile.in(folder).toString(),
                "endpoints.extra-origins",
                String.join(",", origins),
                "delivery.min-backoff",
                BACKOFF.toSeconds() + "s",
                "client.timeout",
                "3s");
    }

    private Row row(Answer answer, String state, String reason) {
        var browser = pushService.newBrowser(pushService.anotherOrigin());
        browser.answersWith(answer);
        var row = new Row(++nextMember, browser.endpoint().toString(), browser, state, reason);
        rows.add(row);
        return row;
    }

    private void plant(Row row) {
        var keys = row.browser == null ? pushService.newBrowser() : row.browser;
        schema.subscribe(row.member, List.of(row.endpoint), keys);
        schema.plan(row.member, 1);
    }

    /// A port that was open a moment ago.
    private static String unserved() {
        try (var other = FakePushService.start()) {
            return other.newBrowser().endpoint().toString();
        }
    }

    private static String inAnHour() {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.now().plus(HOUR).atOffset(ZoneOffset.UTC));
    }

    /// Null before there is one.
    private Outcome outcome(Row row) {
        return schema.jdbc()
                .sql(
                        """
                        select d.state, d.reason, d.next_attempt_at
                        from delivery d join notification n on n.id = d.notification_id
                        where n.member_id = ?
                          and (d.state <> 'WAITING' or d.reason is not null)
                        order by d.id
                        limit 1
                        """)
                .param(row.member)
                .query((found, _) ->
                        new Outcome(
                                found.getString(1),
                                found.getString(2),
                                found.getObject(3, OffsetDateTime.class).toInstant()))
                .optional()
                .orElse(null);
    }

    private boolean isSubscribed(Row row) {
        return schema.count("select count(*) from subscription where member_id = ?", row.member)
                == 1;
    }

    /// And for no more than an hour.
    private boolean isHeld(Row row) {
        return schema.count(
                        """
                        select count(*) from origin_pause
                        where origin = ? and paused_until > now()
                            and paused_until <= now() + interval '1 hour'
                        """,
                        row.origin())
                == 1;
    }

    private boolean isPaused(Row row, String keyId) {
        return schema.count(
                        """
                        select count(*)
                        from subscription_pause p join subscription s on s.id = p.subscription_id
                        where s.member_id = ? and p.key_id = ? and p.paused_until > now()
                        """,
                        row.member,
                        keyId)
                == 1;
    }

    private record Outcome(String state, String reason, Instant nextAttempt) {}

    private static final class Row {
        private final long member;
        private final String endpoint;
        private final Browser browser;
        private final String state;
        private final String reason;
        private boolean forgets;
        private boolean pauses;
        private boolean holds;
        private boolean byDate;
        private Duration wait;
        private Outcome outcome;

        Row(long member, String endpoint, Browser browser, String state, String reason) {
            this.member = member;
            this.endpoint = endpoint;
            this.browser = browser;
            this.state = state;
            this.reason = reason;
        }

        Row forgets() {
            forgets = true;
            return this;
        }

        Row pauses() {
            pauses = true;
            return this;
        }

        Row holds() {
            holds = true;
            return this;
        }

        /// To the second, and reckoned from when the test began.
        Row byDate() {
            byDate = true;
            return this;
        }

        Row waits(Duration wait) {
            this.wait = wait;
            return this;
        }

        String origin() {
            return endpoint.substring(0, endpoint.indexOf("/push/"));
        }

        @Override
        public String toString() {
            return "row %d (%s)".formatted(member, reason);
        }
    }
}

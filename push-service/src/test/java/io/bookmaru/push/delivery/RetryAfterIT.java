package io.bookmaru.push.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bookmaru.push.testing.Answer;
import io.bookmaru.push.testing.Browser;
import io.bookmaru.push.testing.FakePushService;
import io.bookmaru.push.testing.VapidKeyFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetryAfterIT {
    private static final int MESSAGES = 25;

    @TempDir static Path folder;

    private final TestSchema schema = TestSchema.create();
    private final FakePushService pushService = FakePushService.start();

    /// What was on its way when the answer came cannot be called back, so the first message of each
    /// push service goes alone.
    @Test
    void isNeverUndercutByAnythingForThatOrigin() {
        var seconds = pushService.anotherOrigin();
        var date = pushService.anotherOrigin();
        var asked = pushService.newBrowser(seconds);
        var askedByDate = pushService.newBrowser(date);
        var neighbours = List.of(pushService.newBrowser(seconds), pushService.newBrowser(date));
        var until = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(6);
        asked.answersWith(Answer.status(429).with("Retry-After", "3"));
        askedByDate.answersWith(Answer.status(503).with("Retry-After", httpDate(until)));
        try (var one = instance(seconds, date);
                var other = instance(seconds, date)) {
            send(1, asked, 1);
            send(2, askedByDate, 1);
            await().until(() -> pauses() == 2);
            asked.answersWith(Answer.CREATED);
            askedByDate.answersWith(Answer.CREATED);

            send(3, neighbours.get(0), MESSAGES);
            send(4, neighbours.get(1), MESSAGES);

            await().atMost(Duration.ofSeconds(30))
                    .until(() ->
                            count(asked, neighbours.get(0)) == MESSAGES + 2
                                    && count(askedByDate, neighbours.get(1)) == MESSAGES + 2);
        }
        var afterSeconds = asked.arrivals().getFirst().plusSeconds(3);
        var early =
                early(afterSeconds, asked, neighbours.get(0))
                        + early(until, askedByDate, neighbours.get(1));
        assertThat(early).isZero();
        System.out.printf(
                "FIGURE Retry-After: %d messages waited for two origins that asked by seconds and by"
                        + " date, two senders: %d sent earlier%n",
                2 * (MESSAGES + 1), early);
    }

    /// The first message of one who asked came before the pause.
    private static long early(Instant end, Browser asked, Browser neighbour) {
        return Stream.concat(asked.arrivals().stream().skip(1), neighbour.arrivals().stream())
                .filter(arrival -> arrival.isBefore(end))
                .count();
    }

    private static int count(Browser one, Browser other) {
        return one.arrivals().size() + other.arrivals().size();
    }

    private long pauses() {
        return schema.count("select count(*) from origin_pause");
    }

    private void send(long member, Browser browser, int messages) {
        schema.subscribe(member, browser);
        schema.plan(member, messages);
    }

    private SenderInstance instance(String... origins) {
        return SenderInstance.in(
                        schema,
                        Map.of(
                                "bookmaru.vapid.private-key", VapidKeyFile.in(folder).toString(),
                                "endpoints.extra-origins", String.join(",", origins)))
                .start();
    }

    private static String httpDate(Instant time) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC));
    }
}

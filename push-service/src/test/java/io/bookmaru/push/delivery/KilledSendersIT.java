package io.bookmaru.push.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bookmaru.push.testing.Answer;
import io.bookmaru.push.testing.FakePushService;
import io.bookmaru.push.testing.QuickPushService;
import io.bookmaru.push.testing.VapidKeyFile;
import io.bookmaru.testing.TestServers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Senders in processes of their own, killed while they send.
class KilledSendersIT {
    private static final int PLANNED = Integer.getInteger("bookmaru.test.deliveries", 3_000);
    private static final int KILLS = Integer.getInteger("bookmaru.test.kills", 3);

    @TempDir Path folder;

    private final TestSchema schema = TestSchema.create();
    private final List<String> impossible = new ArrayList<>();

    @Test
    void loseNothingAndKeepTheirBooks() throws Exception {
        try (var pushService =
                        QuickPushService.start(KilledSendersIT::answer, Duration.ofMillis(20));
                var keys = FakePushService.start()) {
            var origin = pushService.anotherOrigin();
            plant(origin, keys);
            var settings = settings(origin);
            var processes = new ArrayList<Process>();
            for (int i = 0; i < KILLS; i++) processes.add(process(settings));

            for (int i = 0; i < KILLS; i++) {
                var goal = (long) PLANNED * (i + 1) / (KILLS + 1) / 2;
                await().atMost(Duration.ofMinutes(1))
                        .pollInterval(Duration.ofMillis(2))
                        .until(() -> {
                            checkBooks();
                            return pushService.requests() >= goal;
                        });
                processes.get(i).destroyForcibly().waitFor();
            }
            try (var last = SenderInstance.in(schema, settings).start()) {
                await().atMost(Duration.ofMinutes(1))
                        .until(() -> {
                            checkBooks();
                            return in("WAITING") == 0;
                        });
            }

            assertThat(impossible).isEmpty();
            assertThat(unsent(pushService)).isZero();
            assertThat(in("GONE")).isEqualTo(PLANNED / 10);
            assertThat(in("REJECTED")).isEqualTo(PLANNED / 10);
            assertThat(in("DROPPED")).isEqualTo(PLANNED / 5);
            assertThat(in("ACCEPTED")).isEqualTo(PLANNED - 2 * (PLANNED / 10) - PLANNED / 5);
            var repeated = pushService.requests() - PLANNED + in("DROPPED");
            System.out.printf(
                    "FIGURE %d senders killed: planned %d = accepted %d + gone %d + rejected %d +"
                            + " dropped %d (expired, unsubscribed) + waiting %d; sent again %d%n",
                    KILLS,
                    PLANNED,
                    in("ACCEPTED"),
                    in("GONE"),
                    in("REJECTED"),
                    in("DROPPED"),
                    in("WAITING"),
                    repeated);
        }
    }

    /// A subscription for each delivery, so that its path tells which one came.
    private void plant(String origin, FakePushService keys) {
        var browser = keys.newBrowser();
        var tenth = PLANNED / 10;
        schema.subscribe(1, paths(origin + "/ok/", PLANNED - 4 * tenth), browser);
        schema.subscribe(2, paths(origin + "/gone/", tenth), browser);
        schema.subscribe(3, paths(origin + "/bad/", tenth), browser);
        schema.subscribe(4, paths(origin + "/late/", tenth), browser);
        schema.subscribe(5, paths(origin + "/left/", tenth), browser);
        for (int member = 1; member <= 5; member++) {
            schema.plan(member, 1, member == 4 ? "-1 second" : "1 day");
        }
        schema.jdbc().sql("delete from subscription where member_id = 5").update();
        assertThat(in("WAITING")).isEqualTo(PLANNED);
    }

    private static List<String> paths(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
    }

    private static Answer answer(String path) {
        if (path.startsWith("/gone/")) return Answer.status(410);
        return path.startsWith("/bad/") ? Answer.status(400) : Answer.CREATED;
    }

    /// One statement sees one moment.
    private void checkBooks() {
        var sum = schema.count("select count(*) from delivery");
        var finished =
                schema.count(
                        "select count(*) from delivery where (state = 'WAITING') = (finished_at is not null)");
        if (sum != PLANNED || finished != 0) impossible.add(sum + " " + finished);
    }

    private long in(String state) {
        return schema.count("select count(*) from delivery where state = ?", state);
    }

    /// Deliveries said to be accepted that the push service has not seen.
    private long unsent(QuickPushService pushService) {
        return schema
                .jdbc()
                .sql(
                        """
                        select s.endpoint
                        from delivery d join subscription s on s.id = d.subscription_id
                        where d.state = 'ACCEPTED'
                        """)
                .query(String.class)
                .list()
                .stream()
                .map(endpoint -> endpoint.substring(endpoint.indexOf("/ok/")))
                .filter(path -> pushService.requestsFor(path) == 0)
                .count();
    }

    private Map<String, Object> settings(String origin) {
        return Map.of(
                "bookmaru.vapid.private-key",
                VapidKeyFile.in(folder).toString(),
                "endpoints.extra-origins",
                origin,
                "delivery.lease",
                "3s",
                "delivery.in-flight-per-origin",
                "20");
    }

    private Process process(Map<String, Object> settings) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED"));
        command.addAll(
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        SenderProcess.class.getName()));
        command.addAll(List.of(TestServers.running().jdbcUrl(), schema.name()));
        settings.forEach((name, value) -> command.add(name + "=" + value));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("sender-" + System.nanoTime() + ".log").toFile())
                .start();
    }
}

package io.bookmaru.api.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bookmaru.api.outage.ServiceOnOwnServers.Answer;
import io.bookmaru.testing.TestTokens;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kafka stays away for `bookmaru.test.kafka-outage-seconds`, 5 unless told otherwise, under
/// `bookmaru.test.writes-per-second`, 50 unless told otherwise.
class OutageIT {
    private static final Duration KAFKA_AWAY =
            Duration.ofSeconds(Integer.getInteger("bookmaru.test.kafka-outage-seconds", 5));
    private static final int WRITES_PER_SECOND =
            Integer.getInteger("bookmaru.test.writes-per-second", 50);
    private static final int CALLERS = 50;

    /// 2 s are promised, of a machine that has nothing else to do.
    private static final Duration UNAVAILABLE_WITHIN =
            Duration.ofMillis(Integer.getInteger("bookmaru.test.unavailable-millis", 5_000));

    /// Of a database that is there and says nothing.
    private static final Duration SILENT_WITHIN = Duration.ofSeconds(15);

    @TempDir static Path folder;
    private static ServiceOnOwnServers service;

    @BeforeAll
    static void start() throws Exception {
        service = new ServiceOnOwnServers(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        service.close();
    }

    @BeforeEach
    void awaitEarlierRecovery() {
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> service.signUp() != null);
    }

    @Test
    void writesGoOnWhileKafkaIsAwayAndAllIsDeliveredAfterwards() throws Exception {
        var writes = new Writes(service);
        writes.start(WRITES_PER_SECOND);
        await().until(() -> writes.sent() > WRITES_PER_SECOND);

        service.servers.stopKafka();
        var away = System.nanoTime();
        var hostile = subscribe("https://127.0.0.1/x");
        var subscribed = subscribe("https://fcm.googleapis.com/x");
        await().atMost(KAFKA_AWAY.plusSeconds(10))
                .until(() -> System.nanoTime() - away > KAFKA_AWAY.toNanos());
        var readiness = service.readiness();
        service.servers.startKafka();
        var sentInTheOutage = writes.sent();
        await().until(() -> writes.sent() > sentInTheOutage + WRITES_PER_SECOND);
        writes.stop();

        assertThat(writes.unanswered()).isEmpty();
        assertThat(writes.answers()).hasSize(writes.sent()).allMatch(Answer::isSuccess);
        assertThat(hostile.status()).isEqualTo(400);
        assertThat(subscribed.status()).isEqualTo(202);
        assertThat(readiness).isEqualTo("UP");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> {
                    var now = Delivered.of(service);
                    return now.delivered() == now.changes();
                });
        var delivered = Delivered.of(service);
        assertThat(delivered.outOfOrder()).isZero();
        System.out.printf(
                "FIGURE Kafka stopped for %d s: %d of %d writes 2xx, %d delivered, %d out of"
                        + " order%n",
                KAFKA_AWAY.toSeconds(),
                writes.answers().stream().filter(Answer::isSuccess).count(),
                writes.sent(),
                delivered.delivered(),
                delivered.outOfOrder());
    }

    @Test
    void answers503SoonWhilePostgresIsDown() throws Exception {
        var token = service.signUp();
        var endpoints = Endpoint.of(service.context);
        List<Answer> atTheBegin;
        List<Answer> duringIt;
        try {
            atTheBegin = callWhileItGoesDown(token);
            duringIt =
                    atOnce(endpoints.stream().map(e -> (Callable<Answer>) () -> call(e)).toList());
        } finally {
            service.servers.startPostgres();
        }

        assertThat(atTheBegin).allMatch(answer -> answer.isSuccess() || answer.isUnavailable());
        for (int i = 0; i < endpoints.size(); i++) {
            assertThat(duringIt.get(i))
                    .as(endpoints.get(i).toString())
                    .matches(Answer::isUnavailable);
        }
        var answers = new ArrayList<>(atTheBegin);
        answers.addAll(duringIt);
        assertThat(slowest(answers)).isLessThan(UNAVAILABLE_WITHIN);
        awaitRecovery(token);
        System.out.printf(
                "FIGURE Postgres down: %d endpoints answer 503 with Retry-After, %d answers in all,"
                        + " slowest %d ms, and 200 again when it is back%n",
                endpoints.size(), answers.size(), slowest(answers).toMillis());
    }

    @Test
    void noRequestHangsWhilePostgresIsSilent() throws Exception {
        var token = service.signUp();
        awaitRecovery(token);

        service.servers.freezePostgres();
        List<Answer> answers;
        try {
            answers = atOnce(Collections.nCopies(CALLERS, () -> post(token)));
        } finally {
            service.servers.thawPostgres();
        }

        assertThat(answers).allMatch(Answer::isUnavailable);
        assertThat(slowest(answers)).isLessThan(SILENT_WITHIN);
        awaitRecovery(token);
        System.out.printf(
                "FIGURE Postgres silent: %d of %d answers 503, %d of them within 2 s, slowest %d"
                        + " ms%n",
                answers.size(),
                CALLERS,
                answers.stream()
                        .filter(answer -> answer.took().compareTo(Duration.ofSeconds(2)) <= 0)
                        .count(),
                slowest(answers).toMillis());
    }

    private static List<Answer> callWhileItGoesDown(String token) throws Exception {
        var callers = new ArrayList<Future<List<Answer>>>();
        var answers = new ArrayList<Answer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CALLERS; i++) {
                callers.add(threads.submit(() -> callUntilUnavailable(token)));
            }
            service.servers.killPostgres();
            for (var caller : callers) answers.addAll(caller.get());
        }
        return answers;
    }

    private static List<Answer> callUntilUnavailable(String token) throws Exception {
        var answers = new ArrayList<Answer>();
        do {
            answers.add(post(token));
        } while (answers.getLast().isSuccess());
        return answers;
    }

    private static void awaitRecovery(String token) {
        await().atMost(Duration.ofSeconds(30)).until(() -> post(token).isSuccess());
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() ->
                        assertThat(atOnce(Collections.nCopies(CALLERS, () -> post(token))))
                                .allMatch(Answer::isSuccess));
    }

    private static List<Answer> atOnce(List<Callable<Answer>> calls) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Answer>();
            for (var answer : threads.invokeAll(calls)) answers.add(answer.get());
            return answers;
        }
    }

    private static Answer post(String token) throws Exception {
        return service.call("POST", "/api/v1/posts", token, "{\"title\": \"t\", \"body\": \"b\"}");
    }

    private static Answer subscribe(String pushEndpoint) throws Exception {
        return Endpoint.of(service.context).stream()
                .filter(e -> e.method().equals("POST") && e.path().endsWith("/push/subscriptions"))
                .findAny()
                .map(e -> e.withText("https://fcm.googleapis.com/x", pushEndpoint))
                .map(OutageIT::call)
                .orElseThrow();
    }

    private static Answer call(Endpoint endpoint) {
        try {
            return service.call(
                    endpoint.method(), endpoint.path(), TestTokens.forAdmin(1), endpoint.body());
        } catch (Exception e) {
            throw new IllegalStateException(endpoint.toString(), e);
        }
    }

    private static Duration slowest(List<Answer> answers) {
        return answers.stream().map(Answer::took).max(Duration::compareTo).orElseThrow();
    }
}

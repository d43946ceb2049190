package io.bookmaru.consumer.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bookmaru.consumer.EventReader;
import io.bookmaru.consumer.testing.ConsumerUnderTest;
import io.bookmaru.events.SubscriptionAnswered;
import io.bookmaru.events.SubscriptionRequested;
import io.bookmaru.events.SubscriptionRequested.Kind;
import io.bookmaru.events.Topics;
import io.bookmaru.publisher.EventIds;
import io.bookmaru.publisher.EventRecords;
import io.bookmaru.testing.WithInfrastructure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;

/// Three askers stand for three instances of a service: they share nothing but the topics.
@SpringBootTest(classes = ConsumerUnderTest.class)
@WithInfrastructure
class AskerIT {
    private static final int INSTANCES = 3;
    private static final Duration LIMIT = Duration.ofSeconds(5);

    /// How much later than its limit a caller may be on a busy machine.
    private static final Duration SLACK = Duration.ofSeconds(1);

    private static final AtomicLong nextMember = new AtomicLong();

    @Autowired private Askers askers;
    @Autowired private KafkaTemplate<String, byte[]> kafka;
    @Autowired private ProducerFactory<String, byte[]> producers;
    @Autowired private EventRecords records;
    @Autowired private EventReader reader;

    @Value("${spring.kafka.bootstrap-servers}")
    private String bootstrapServers;

    private final List<Asker<SubscriptionAnswered>> instances = new ArrayList<>();
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger unanswered = new AtomicInteger();
    private volatile boolean enough;
    private Answerer answerer;

    @BeforeEach
    void start() {
        answerer = new Answerer(bootstrapServers, kafka, records, reader);
    }

    @AfterEach
    void stop() throws InterruptedException {
        instances.forEach(Asker::stop);
        answerer.stop();
        callers.close();
    }

    /// Time is taken after a warm-up, when the JVM has compiled what is used.
    @Test
    void replyIsNeitherLostNorCrossedWhenSeveralInstancesWait() throws Exception {
        startInstances(LIMIT);
        awaitFirstAnswer();
        all(IntStream.range(0, 50).mapToObj(i -> callOneAfterAnother(i, 30)));

        var asked = all(IntStream.range(0, 50).mapToObj(i -> callOneAfterAnother(i, 200)));

        assertThat(asked).hasSize(10_000).allSatisfy(a -> assertThat(a.answer).isPresent());
        assertThat(answerer.noise()).isGreaterThan(10_000);
        figure("request-reply", asked, LIMIT);
    }

    @Test
    void nobodyWaitsLongerThanTheLimitWhileTheAnswererPauses() throws Exception {
        var limit = Duration.ofSeconds(1);
        startInstances(limit);
        awaitFirstAnswer();
        var calls = IntStream.range(0, 90).mapToObj(i -> callUntilEnough(i)).toList();

        awaitAnotherThousand();
        answerer.pause();
        await().until(() -> unanswered.get() > 3 * 90);
        answerer.resume();
        awaitAnotherThousand();
        enough = true;
        var asked = all(calls.stream());

        assertThat(ask(instances.getFirst()).answer).isPresent();
        figure("request-reply, answerer paused", asked, limit);
    }

    @Test
    void stoppedInstanceLetsItsCallersGoAndDisturbsNoOther() throws Exception {
        startInstances(LIMIT);
        awaitFirstAnswer();
        answerer.pause();
        var before = answerer.received();
        var onTheStopped =
                IntStream.range(0, 100).mapToObj(i -> callOneAfterAnother(0, 1)).toList();
        var onAnother = IntStream.range(0, 100).mapToObj(i -> callOneAfterAnother(1, 1)).toList();
        await().until(() -> answerer.received() == before + 200);

        var start = System.nanoTime();
        instances.getFirst().stop();
        var released = all(onTheStopped.stream());
        var millis = millisSince(start);
        answerer.resume();

        assertThat(released).hasSize(100).allSatisfy(a -> assertThat(a.answer).isEmpty());
        assertThat(millis).isLessThan(LIMIT.toMillis() / 2);
        var undisturbed = all(onAnother.stream());
        assertThat(undisturbed).allSatisfy(a -> assertThat(a.answer).isPresent());
        assertThat(ask(instances.getFirst()).answer).isEmpty();
        instances.getFirst().start();
        assertThat(ask(instances.getFirst()).answer).isPresent();
        figure(
                "request-reply, instance stopped (100 callers let go in %d ms)".formatted(millis),
                Stream.concat(released.stream(), undisturbed.stream()).toList(),
                LIMIT);
    }

    @Test
    void callerBeyondTheLastPlaceIsTurnedAwayAtOnceAndAsksNothing() throws Exception {
        var asker = started(exchange(LIMIT, 20));
        await().until(() -> ask(asker).answer.isPresent());
        answerer.pause();
        var before = answerer.received();
        var waiting =
                IntStream.range(0, 20).mapToObj(i -> callers.submit(() -> ask(asker))).toList();
        await().until(() -> answerer.received() == before + 20);

        var turnedAway = ask(asker);
        answerer.resume();

        assertThat(turnedAway.answer).isEmpty();
        assertThat(turnedAway.millis).isLessThan(LIMIT.toMillis() / 2);
        for (var caller : waiting) assertThat(caller.get().answer).isPresent();
        assertThat(answerer.received()).isEqualTo(before + 20);
        assertThat(ask(asker).answer).isPresent();
    }

    @Test
    void hearsRepliesInPartitionsThatAreAddedLater() throws Exception {
        var asker = started(exchange(LIMIT, 1));
        await().until(() -> ask(asker).answer.isPresent());
        try (var admin =
                Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrapServers))) {
            var topic = Topics.SUBSCRIPTION_RESPONSE;
            int partitions =
                    admin.describeTopics(List.of(topic))
                            .allTopicNames()
                            .get()
                            .get(topic)
                            .partitions()
                            .size();
            admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(partitions + 1)))
                    .all()
                    .get();
            answerer.answerIn(partitions);
        }

        await().atMost(Duration.ofSeconds(30)).until(() -> ask(asker).answer.isPresent());
    }

    @Test
    void asksNothingWhileItDoesNotHearReplies() {
        var neverStarted = askers.asker(exchange(LIMIT, 1));
        var before = answerer.received();

        assertThat(ask(neverStarted).answer).isEmpty();

        var heard = started(exchange(LIMIT, 1));
        await().until(() -> ask(heard).answer.isPresent());
        assertThat(answerer.received()).isEqualTo(before + 1);
    }

    @Test
    void hearsRepliesAgainAfterAnError() {
        var errors = new AtomicInteger(2);
        Function<SubscriptionAnswered, UUID> failsTwice =
                answer -> {
                    if (errors.getAndDecrement() > 0) throw new StackOverflowError("for now");
                    return answer.requestId();
                };
        var asker = started(exchange(failsTwice, Duration.ofSeconds(1), 1));

        await().until(() -> ask(asker).answer.isPresent());

        assertThat(errors).hasNegativeValue();
    }

    /// Port 1 is never served.
    @Test
    void startsAsksNothingAndStopsWhileKafkaIsAway() {
        Map<String, Object> nowhere = Map.of("bootstrap.servers", "127.0.0.1:1");
        var limit = Duration.ofMillis(500);
        var asker = new Asker<>(exchange(limit, 1), producers, nowhere, records, reader);
        var before = answerer.received();

        var start = System.nanoTime();
        asker.start();
        var turnedAway = ask(asker);
        asker.stop();

        assertThat(millisSince(start)).isLessThan(limit.plus(SLACK).toMillis());
        assertThat(turnedAway.answer).isEmpty();
        assertThat(answerer.received()).isEqualTo(before);
    }

    private record Asked(long millis, boolean crossed, Optional<SubscriptionAnswered> answer) {}

    private void startInstances(Duration limit) {
        for (int i = 0; i < INSTANCES; i++) started(exchange(limit, 200));
    }

    private Asker<SubscriptionAnswered> started(Exchange<SubscriptionAnswered> exchange) {
        var asker = askers.asker(exchange);
        instances.add(asker);
        asker.start();
        return asker;
    }

    private static Exchange<SubscriptionAnswered> exchange(Duration limit, int atMost) {
        return exchange(SubscriptionAnswered::requestId, limit, atMost);
    }

    private static Exchange<SubscriptionAnswered> exchange(
            Function<SubscriptionAnswered, UUID> requestOf, Duration limit, int atMost) {
        return new Exchange<>(
                Topics.SUBSCRIPTION_REQUEST,
                Topics.SUBSCRIPTION_RESPONSE,
                SubscriptionAnswered.class,
                requestOf,
                limit,
                atMost);
    }

    /// The answerer has begun to read once it answers.
    private void awaitFirstAnswer() {
        await().until(() -> ask(instances.getFirst()).answer.isPresent());
    }

    private Future<List<Asked>> callOneAfterAnother(int caller, int times) {
        var asker = instances.get(caller % instances.size());
        return callers.submit(() -> IntStream.range(0, times).mapToObj(i -> ask(asker)).toList());
    }

    private Future<List<Asked>> callUntilEnough(int caller) {
        var asker = instances.get(caller % instances.size());
        return callers.submit(
                () -> Stream.generate(() -> ask(asker)).takeWhile(_ -> !enough).toList());
    }

    private void awaitAnotherThousand() {
        var before = answerer.received();
        await().until(() -> answerer.received() > before + 1_000);
    }

    private Asked ask(Asker<SubscriptionAnswered> asker) {
        var member = nextMember.incrementAndGet();
        var request =
                new SubscriptionRequested(
                        EventIds.next(),
                        Instant.EPOCH,
                        EventIds.next(),
                        member,
                        Kind.UNSUBSCRIBE,
                        "https://fcm.googleapis.com/x",
                        null,
                        null,
                        null);
        var start = System.nanoTime();
        var answer = asker.ask(Long.toString(member), request, request.requestId());
        var millis = millisSince(start);
        if (answer.isEmpty()) unanswered.incrementAndGet();
        var crossed =
                answer.isPresent()
                        && (!answer.get().requestId().equals(request.requestId())
                                || answer.get().subscriptionId() != member);
        return new Asked(millis, crossed, answer);
    }

    private static List<Asked> all(Stream<Future<List<Asked>>> calls) throws Exception {
        var asked = new ArrayList<Asked>();
        for (var call : calls.toList()) asked.addAll(call.get());
        return asked;
    }

    private static long millisSince(long nanoTime) {
        return (System.nanoTime() - nanoTime) / 1_000_000;
    }

    private static void figure(String name, List<Asked> asked, Duration limit) {
        var longest = limit.plus(SLACK).toMillis();
        var crossed = asked.stream().filter(Asked::crossed).count();
        var hung = asked.stream().filter(a -> a.millis > longest).count();
        var answered = asked.stream().filter(a -> a.answer.isPresent()).toList();
        var times = answered.stream().mapToLong(Asked::millis).sorted().toArray();
        System.out.printf(
                "FIGURE %s: %d requests, %d answered, %d crossed, %d hung, p99 %d ms%n",
                name,
                asked.size(),
                answered.size(),
                crossed,
                hung,
                times[(int) (times.length * 0.99)]);
        assertThat(crossed).isZero();
        assertThat(hung).isZero();
    }
}

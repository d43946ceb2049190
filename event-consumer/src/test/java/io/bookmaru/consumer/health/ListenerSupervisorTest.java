package io.bookmaru.consumer.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bookmaru.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.health.contributor.Status;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.event.KafkaEvent;
import org.springframework.kafka.listener.ConsumerSeekAware;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.listener.MessageListener;

class ListenerSupervisorTest {
    private static final Instant START = Instant.parse("2026-05-05T01:02:03Z");

    private final SettableClock clock = SettableClock.at(START);
    private final StaticListableBeanFactory beans = new StaticListableBeanFactory();
    private final ListenerThreads threads = new ListenerThreads();
    private final DeadListeners dead =
            new DeadListeners(
                    new ListenerContainers(new KafkaListenerEndpointRegistry(), beans),
                    threads,
                    clock);
    private final ListenersHealth health = new ListenersHealth(dead);
    private final ListenerSupervisor supervisor =
            new ListenerSupervisor(
                    dead,
                    threads,
                    new SupervisionProperties(
                            Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(60)),
                    clock);
    private final FakeListener listener = new FakeListener();

    @BeforeEach
    void startTheListener() {
        beans.addBean("listener", listener);
        listener.start();
    }

    @Test
    void deadListenerIsDownUntilItsRestartFiveSecondsLater() {
        listener.die();

        assertThat(startsWithin(Duration.ofSeconds(5))).isEmpty();
        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.health().getDetails())
                .containsEntry("deadSince", Map.of("fake", START.toString()));
        assertThat(startsWithin(Duration.ofSeconds(2))).hasSize(1);
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void listenerThatDiesAtOnceEachTimeIsRestartedLessAndLessOften() {
        listener.diesAtOnce = true;
        listener.die();

        assertThat(startsWithin(Duration.ofMinutes(6)))
                .containsExactly(5L, 16L, 37L, 78L, 139L, 200L, 261L, 322L);
    }

    @Test
    void listenerThatRanForLongIsRestartedSoonAgain() {
        listener.die();
        startsWithin(Duration.ofMinutes(3));
        listener.die();

        assertThat(startsWithin(Duration.ofSeconds(7))).hasSize(1);
    }

    @Test
    void listenerThatRefusesToStartIsTriedAgain() {
        listener.refusesToStart = true;
        listener.die();
        assertThat(startsWithin(Duration.ofSeconds(30))).hasSize(2);

        listener.refusesToStart = false;
        startsWithin(Duration.ofSeconds(60));

        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void listenerStoppedOnPurposeIsLeftAlone() {
        listener.stop();

        assertThat(startsWithin(Duration.ofMinutes(5))).isEmpty();
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }

    /// Its container says that it is running, before and after.
    @Test
    void consumerThatFailsBeforeItsFirstPollIsDead() {
        var consumers = new ArrayList<Consumer<String, byte[]>>();
        var container = new KafkaMessageListenerContainer<>(factory(consumers), failingOnce());
        container.setApplicationEventPublisher(this::publish);
        beans.addBean("failsBeforeItsFirstPoll", container);

        container.start();

        await().until(() -> health.health().getStatus().equals(Status.DOWN));
        assertThat(container.isRunning()).isTrue();
        startsWithin(Duration.ofSeconds(7));
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        assertThat(consumers).hasSize(2);
        container.stop();
    }

    /// @return the seconds after now at which the listener was started
    private List<Long> startsWithin(Duration time) {
        var from = clock.instant();
        var starts = new ArrayList<Long>();
        for (long second = 0; second < time.toSeconds(); second++) {
            int before = listener.starts;
            supervisor.look();
            if (listener.starts > before) {
                starts.add(Duration.between(from, clock.instant()).toSeconds());
            }
            clock.advance(Duration.ofSeconds(1));
        }
        return starts;
    }

    private void publish(Object event) {
        if (event instanceof KafkaEvent of) threads.onApplicationEvent(of);
    }

    private static DefaultKafkaConsumerFactory<String, byte[]> factory(
            List<Consumer<String, byte[]>> created) {
        return new DefaultKafkaConsumerFactory<>(Map.of()) {
            @Override
            protected Consumer<String, byte[]> createRawConsumer(Map<String, Object> config) {
                created.add(new MockConsumer<>("earliest"));
                return created.getLast();
            }
        };
    }

    private static ContainerProperties failingOnce() {
        var properties = new ContainerProperties("any");
        properties.setGroupId("any");
        properties.setMessageListener(new FailsOnce());
        return properties;
    }

    private static class FailsOnce implements MessageListener<String, byte[]>, ConsumerSeekAware {
        private boolean failed;

        @Override
        public void registerSeekCallback(ConsumerSeekCallback callback) {
            if (failed) return;
            failed = true;
            throw new IllegalStateException("no position can be read");
        }

        @Override
        public void onMessage(ConsumerRecord<String, byte[]> record) {}
    }
}

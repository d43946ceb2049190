package io.bookmaru.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;

class ServiceRulesTest {

    @ParameterizedTest
    @ValueSource(classes = {SendsByTemplate.class, SendsByProducer.class, MakesProducers.class})
    void goingAroundTheOutboxIsFound(Class<?> violating) {
        var classes = new ClassFileImporter().importClasses(violating);

        assertThatThrownBy(() -> ServiceRules.nothingGoesAroundTheOutbox.check(classes))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(violating.getSimpleName());
    }

    @Test
    void whoSendsNothingIsFree() {
        var classes = new ClassFileImporter().importClasses(SettableClock.class);

        assertThat(ServiceRules.nothingGoesAroundTheOutbox.evaluate(classes).hasViolation())
                .isFalse();
    }

    record SendsByTemplate(KafkaTemplate<String, String> template) {}

    static class SendsByProducer {
        void send(Producer<String, String> producer) {
            producer.flush();
        }
    }

    static class MakesProducers {
        Object make(ProducerFactory<String, String> producers) {
            return producers.createProducer();
        }
    }
}

package io.bookmaru.consumer;

import org.apache.kafka.common.TopicPartition;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer.HeaderNames.HeadersToAdd;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;
import org.springframework.util.backoff.FixedBackOff;

/// Infrastructure down: again, without limit. Unreadable data: dead letter at once. A bug: a few
/// tries, then dead letter.
@Configuration(proxyBeanMethods = false)
class ErrorHandling {
    private static final long TRY_AGAIN_AFTER_MILLIS = 200;

    /// Partition -1: chosen by key, so that a dead-letter topic may have fewer partitions than its
    /// source.
    @Bean
    DeadLetterPublishingRecoverer deadLetters(
            KafkaTemplate<String, byte[]> template, @Value("${bookmaru.service}") String service) {
        var recoverer =
                new DeadLetterPublishingRecoverer(
                        template,
                        (record, e) ->
                                new TopicPartition(
                                        new DeadLetterTopic(record.topic(), service).name(), -1));
        recoverer.excludeHeader(HeadersToAdd.EX_STACKTRACE);
        return recoverer;
    }

    @Bean
    DefaultErrorHandler errorHandler(
            DeadLetterPublishingRecoverer deadLetters, ConsumerProperties properties) {
        var bug = new FixedBackOff(TRY_AGAIN_AFTER_MILLIS, properties.tries() - 1L);
        var handler = new DefaultErrorHandler(deadLetters, bug);
        handler.setBackOffFunction(
                (record, e) -> Failures.isInfrastructure(e) ? untilItIsBack(properties) : bug);
        // The records at hand are kept and handed out again, rather than fetched again.
        handler.setSeekAfterError(false);
        return handler;
    }

    private static BackOff untilItIsBack(ConsumerProperties properties) {
        var backOff = new ExponentialBackOff();
        backOff.setInitialInterval(properties.minBackoff().toMillis());
        backOff.setMultiplier(2);
        backOff.setMaxInterval(properties.maxBackoff().toMillis());
        return backOff;
    }
}

package io.bookmaru.api.push;

import io.bookmaru.consumer.ConsumerProperties;
import io.bookmaru.events.Topics;
import java.util.stream.IntStream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.requestreply.ReplyingKafkaTemplate;
import org.springframework.kafka.support.TopicPartitionOffset;
import org.springframework.kafka.support.TopicPartitionOffset.SeekPosition;

/// Every instance reads all replies from the end on and takes those that it asked for. Without a
/// consumer group there is no rebalance that could hand an instance's replies to another.
@Configuration(proxyBeanMethods = false)
class RequestAndReply {

    @Bean
    ReplyingKafkaTemplate<String, byte[], byte[]> pushService(
            KafkaTemplate<String, byte[]> kafka,
            ConcurrentKafkaListenerContainerFactory<String, byte[]> containers,
            ConsumerProperties properties,
            SubscriptionProperties subscription) {
        var template =
                new ReplyingKafkaTemplate<>(
                        kafka.getProducerFactory(), replies(containers, properties));
        template.setSharedReplyTopic(true);
        template.setDefaultReplyTimeout(subscription.answerWithin());
        return template;
    }

    private static ConcurrentMessageListenerContainer<String, byte[]> replies(
            ConcurrentKafkaListenerContainerFactory<String, byte[]> containers,
            ConsumerProperties properties) {
        var partitions =
                IntStream.range(0, properties.partitions())
                        .mapToObj(partition ->
                                new TopicPartitionOffset(
                                        Topics.SUBSCRIPTION_RESPONSE, partition, SeekPosition.END))
                        .toArray(TopicPartitionOffset[]::new);
        return containers.createContainer(partitions);
    }
}

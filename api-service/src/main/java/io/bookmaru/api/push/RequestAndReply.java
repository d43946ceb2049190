package io.bookmaru.api.push;

import io.bookmaru.consumer.ConsumerProperties;
import io.bookmaru.events.Topics;
import java.util.HashMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.ContainerProperties.AckMode;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.requestreply.ReplyingKafkaTemplate;
import org.springframework.kafka.support.TopicPartitionOffset;
import org.springframework.kafka.support.TopicPartitionOffset.SeekPosition;

/// Every instance reads all replies from the end on and takes those that it asked for. Without a
/// consumer group there is no rebalance that could hand an instance's replies to another.
@Configuration(proxyBeanMethods = false)
class RequestAndReply {

    /// A bean of its own, so that its death is noticed like that of any listener. The template
    /// starts it, and no request that is still answered outlives it: phase 0 stops after the web
    /// server.
    @Bean
    KafkaMessageListenerContainer<String, byte[]> subscriptionReplies(
            ConsumerFactory<byte[], byte[]> consumers, ConsumerProperties properties) {
        var replies =
                new KafkaMessageListenerContainer<String, byte[]>(
                        withoutGroup(consumers), fromTheEnd(properties.partitions()));
        replies.setAutoStartup(false);
        replies.setPhase(0);
        return replies;
    }

    @Bean
    ReplyingKafkaTemplate<String, byte[], byte[]> pushService(
            KafkaTemplate<String, byte[]> kafka,
            KafkaMessageListenerContainer<String, byte[]> subscriptionReplies,
            SubscriptionProperties subscription) {
        var template = new ReplyingKafkaTemplate<>(kafka.getProducerFactory(), subscriptionReplies);
        template.setSharedReplyTopic(true);
        template.setDefaultReplyTimeout(subscription.answerWithin());
        return template;
    }

    /// The classic protocol, since kafka-clients 4.2.1 polls without a pause when partitions are
    /// assigned by hand under the new one: two threads took a whole core.
    private static ConsumerFactory<String, byte[]> withoutGroup(
            ConsumerFactory<byte[], byte[]> consumers) {
        var config = new HashMap<>(consumers.getConfigurationProperties());
        config.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic");
        config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        return new DefaultKafkaConsumerFactory<>(config);
    }

    private static ContainerProperties fromTheEnd(int partitions) {
        var replies =
                IntStream.range(0, partitions)
                        .mapToObj(partition ->
                                new TopicPartitionOffset(
                                        Topics.SUBSCRIPTION_RESPONSE, partition, SeekPosition.END))
                        .toArray(TopicPartitionOffset[]::new);
        var properties = new ContainerProperties(replies);
        // Nothing is ever acknowledged, so nothing is committed.
        properties.setAckMode(AckMode.MANUAL);
        return properties;
    }
}

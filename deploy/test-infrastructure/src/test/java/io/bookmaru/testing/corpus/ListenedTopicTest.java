package io.bookmaru.testing.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bookmaru.events.Topics;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.MessageListenerContainer;

class ListenedTopicTest {

    @Test
    void isAnySourceAndWhatTheServiceHasOfItButDeadLetters() {
        var sources = container(Topics.BOOK_LIKE, Topics.BOOK_CHANGED);
        var own =
                container(
                        "v1.event.book-like-preference-retry-0",
                        "v1.event.book-like-preference-retry-1",
                        "v1.event.book-like-preference-replay",
                        "v1.event.book-like-preference-dlt");

        assertThat(ListenedTopic.of(List.of(sources, own), "preference"))
                .containsExactlyInAnyOrder(
                        new ListenedTopic(Topics.BOOK_LIKE, Topics.BOOK_LIKE, "group"),
                        new ListenedTopic(Topics.BOOK_CHANGED, Topics.BOOK_CHANGED, "group"),
                        ownTopic("v1.event.book-like-preference-retry-0"),
                        ownTopic("v1.event.book-like-preference-retry-1"),
                        ownTopic("v1.event.book-like-preference-replay"));
    }

    @Test
    void cannotBeOneWithUnknownEvents() {
        var unknown = List.of(container("v1.event.book-like-push-retry-0"));

        assertThatThrownBy(() -> ListenedTopic.of(unknown, "preference"))
                .isInstanceOf(AssertionError.class);
    }

    private static ListenedTopic ownTopic(String name) {
        return new ListenedTopic(name, Topics.BOOK_LIKE, "group");
    }

    private static MessageListenerContainer container(String... topics) {
        var properties = new ContainerProperties(topics);
        properties.setGroupId("group");
        return new ConcurrentMessageListenerContainer<>(
                new DefaultKafkaConsumerFactory<>(Map.of()), properties);
    }
}

package io.bookmaru.testing.corpus;

import io.bookmaru.events.Topics;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.listener.MessageListenerContainer;

/// A topic that a service listens to, found at its containers.
///
/// @param source the topic whose events it carries: itself, or what a retry or replay topic of the
///   service came from
/// @param group the consumer group
record ListenedTopic(String name, String source, String group) {
    private static final Pattern OWN = Pattern.compile("-(retry-\\d+|replay)");
    private static final String DEAD_LETTERS = "-dlt";

    /// All but dead letters: those have their place already.
    ///
    /// @throws AssertionError when somebody listens to a topic of which we know no event
    static List<ListenedTopic> of(Collection<MessageListenerContainer> containers, String service) {
        return containers.stream()
                .flatMap(container ->
                        names(container)
                                .filter(name -> !name.endsWith(DEAD_LETTERS))
                                .map(name -> of(name, service, container)))
                .distinct()
                .toList();
    }

    private static ListenedTopic of(String name, String service, MessageListenerContainer from) {
        var source =
                Topics.PAYLOADS.keySet().stream()
                        .filter(topic -> carries(name, topic, service))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(name + ": carries unknown events"));
        return new ListenedTopic(name, source, Objects.requireNonNull(from.getGroupId()));
    }

    boolean isSource() {
        return name.equals(source);
    }

    private static boolean carries(String name, String source, String service) {
        var prefix = source + "-" + service;
        return name.equals(source)
                || name.startsWith(prefix)
                        && OWN.matcher(name.substring(prefix.length())).matches();
    }

    /// Named at the container, or those that a pattern has found.
    private static Stream<String> names(MessageListenerContainer container) {
        var named = container.getContainerProperties().getTopics();
        var assigned =
                Optional.ofNullable(container.getAssignedPartitions()).orElse(List.of()).stream()
                        .map(TopicPartition::topic);
        return Stream.concat(named == null ? Stream.empty() : Arrays.stream(named), assigned)
                .distinct();
    }

    @Override
    public String toString() {
        return name;
    }
}

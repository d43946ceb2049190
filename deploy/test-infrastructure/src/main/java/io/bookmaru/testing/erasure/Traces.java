package io.bookmaru.testing.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Texts that nobody else has, and where a service and its Kafka still have them.
public final class Traces {
    private final JdbcClient jdbc;
    private final String kafka;

    public Traces(ApplicationContext service) {
        this.jdbc = service.getBean(JdbcClient.class);
        this.kafka = service.getEnvironment().getRequiredProperty("spring.kafka.bootstrap-servers");
    }

    public List<String> tables() {
        return jdbc.sql(
                        """
                        select table_name from information_schema.tables
                        where table_schema = current_schema() and table_type = 'BASE TABLE'
                        order by table_name
                        """)
                .query((row, _) -> row.getString("table_name"))
                .list();
    }

    /// Every column of every row of every table, also in columns of bytes.
    ///
    /// @return `table: text`
    public List<String> inTables(Collection<String> texts) {
        return tables().stream().flatMap(table -> in(table, texts).stream()).toList();
    }

    private List<String> in(String table, Collection<String> texts) {
        return texts.stream()
                .filter(text ->
                        jdbc.sql(
                                        """
                                        select exists (
                                            select from %s as t
                                            where position(:text in t::text) > 0
                                               or position(:hex in t::text) > 0)
                                        """
                                                .formatted(table))
                                .param("text", text)
                                .param("hex", HexFormat.of().formatHex(text.getBytes(UTF_8)))
                                .query(Boolean.class)
                                .single())
                .map(text -> table + ": " + text)
                .toList();
    }

    /// Key, value and headers of every record of every topic, those of other services included.
    ///
    /// @return by topic: the texts that are in it
    public Map<String, Set<String>> inTopics(Collection<String> texts) {
        var found = new TreeMap<String, Set<String>>();
        for (var record : read(_ -> true)) {
            var raw = raw(record);
            texts.stream()
                    .filter(raw::contains)
                    .forEach(text ->
                            found.computeIfAbsent(record.topic(), _ -> new TreeSet<>()).add(text));
        }
        return found;
    }

    public List<ConsumerRecord<byte[], byte[]>> records(String topic) {
        return read(topic::equals);
    }

    private List<ConsumerRecord<byte[], byte[]>> read(Predicate<String> topics) {
        try (var consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", kafka),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            var partitions =
                    consumer.listTopics().values().stream()
                            .flatMap(List::stream)
                            .filter(p -> topics.test(p.topic()) && !p.topic().startsWith("__"))
                            .map(p -> new TopicPartition(p.topic(), p.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
            while (partitions.stream()
                    .anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L)))
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            return records;
        }
    }

    private static String raw(ConsumerRecord<byte[], byte[]> record) {
        var headers =
                StreamSupport.stream(record.headers().spliterator(), false)
                        .map(header -> header.key() + text(header))
                        .collect(Collectors.joining("\n"));
        return text(record.key()) + "\n" + text(record.value()) + "\n" + headers;
    }

    private static String text(Header header) {
        return text(header.value());
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, UTF_8);
    }
}

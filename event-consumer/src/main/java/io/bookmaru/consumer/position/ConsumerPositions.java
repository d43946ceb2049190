package io.bookmaru.consumer.position;

import io.micrometer.core.instrument.Counter;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/// The table `consumer_positions`, one row for each partition that this service has ever consumed.
public class ConsumerPositions {
    private static final Logger log = LoggerFactory.getLogger(ConsumerPositions.class);

    private final JdbcClient jdbc;
    private final PartitionLogs logs;
    private final Counter resets;

    private record Stored(String topicId, Position position) {}

    private record Taken(TopicPartition name, String topicId, Position position) {
        String topic() {
            return name.topic();
        }

        int partition() {
            return name.partition();
        }
    }

    ConsumerPositions(JdbcClient jdbc, PartitionLogs logs, Counter resets) {
        this.jdbc = jdbc;
        this.logs = logs;
        this.resets = resets;
    }

    /// Takes one over, see [#takeOver(Collection)].
    @Transactional
    public Position takeOver(TopicPartition partition) {
        var position = takeOver(List.of(partition)).get(partition);
        if (position == null)
            throw new TransientDataAccessResourceException("Kafka does not have " + partition);
        return position;
    }

    /// Takes partitions over: whoever had them before can no longer move their positions. All of
    /// them cost as many round trips as one.
    ///
    /// A position that Kafka's log does not have any more is corrected and told as an error: to the
    /// beginning if the topic is another one or ends earlier (what is applied again does no harm),
    /// to the oldest record if what comes before it has been deleted.
    ///
    /// @return without those that Kafka does not have
    @Transactional
    public Map<TopicPartition, Position> takeOver(Collection<TopicPartition> partitions) {
        var stored = lock(partitions);
        // After the lock, or an owner who still applies could get beyond the end that we know.
        var taken =
                logs.of(partitions).entrySet().stream()
                        .map(log -> take(log.getKey(), stored.get(log.getKey()), log.getValue()))
                        .sorted(Comparator.comparing(Taken::topic).thenComparing(Taken::partition))
                        .toList();
        store(taken);
        return taken.stream().collect(Collectors.toMap(Taken::name, Taken::position));
    }

    private Taken take(TopicPartition name, @Nullable Stored stored, PartitionLog kafka) {
        var position =
                stored == null
                        ? new Position(1, kafka.oldest())
                        : new Position(stored.position().epoch() + 1, start(name, stored, kafka));
        return new Taken(name, kafka.topicId(), position);
    }

    private void store(List<Taken> taken) {
        jdbc.sql(
                        """
                        insert into consumer_positions (topic, partition, topic_id, epoch, next_offset)
                        select * from unnest(
                            :topics::text[], :partitions::int[], :topicIds::text[],
                            :epochs::bigint[], :offsets::bigint[])
                        on conflict (topic, partition) do update
                        set epoch = excluded.epoch,
                            topic_id = excluded.topic_id,
                            next_offset = excluded.next_offset
                        """)
                .param("topics", taken.stream().map(Taken::topic).toArray(String[]::new))
                .param("partitions", taken.stream().mapToInt(Taken::partition).toArray())
                .param("topicIds", taken.stream().map(Taken::topicId).toArray(String[]::new))
                .param("epochs", taken.stream().mapToLong(t -> t.position().epoch()).toArray())
                .param(
                        "offsets",
                        taken.stream().mapToLong(t -> t.position().nextOffset()).toArray())
                .update();
    }

    /// In one order for all, so that two instances do not wait for each other.
    private Map<TopicPartition, Stored> lock(Collection<TopicPartition> partitions) {
        return jdbc
                .sql(
                        """
                        select topic, partition, topic_id, epoch, next_offset
                        from consumer_positions
                        where (topic, partition) in (
                            select * from unnest(:topics::text[], :partitions::int[]))
                        order by topic, partition
                        for update
                        """)
                .param(
                        "topics",
                        partitions.stream().map(TopicPartition::topic).toArray(String[]::new))
                .param(
                        "partitions",
                        partitions.stream().mapToInt(TopicPartition::partition).toArray())
                .query((row, _) ->
                        Map.entry(
                                new TopicPartition(row.getString("topic"), row.getInt("partition")),
                                new Stored(
                                        row.getString("topic_id"),
                                        new Position(
                                                row.getLong("epoch"), row.getLong("next_offset")))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private long start(TopicPartition partition, Stored stored, PartitionLog kafka) {
        var next = stored.position().nextOffset();
        if (!stored.topicId().equals(kafka.topicId()))
            return reset(partition, "is another topic than before", next, kafka.oldest());
        if (next > kafka.end())
            return reset(partition, "ends at " + kafka.end(), next, kafka.oldest());
        if (next < kafka.oldest())
            return reset(partition, "has lost its beginning", next, kafka.oldest());
        return next;
    }

    private long reset(TopicPartition partition, String why, long expected, long to) {
        resets.increment();
        log.error("{} {} (expected: offset {}). Going on at {}.", partition, why, expected, to);
        return to;
    }

    /// Belongs into the transaction that applies what lies before `nextOffset`. Until that commits,
    /// nobody else can take the partition over.
    ///
    /// @throws StalePositionException when it is not where the caller left it
    public void move(TopicPartition partition, Position from, long nextOffset) {
        var moved =
                jdbc.sql(
                                """
                                update consumer_positions
                                set next_offset = :next
                                where topic = :topic and partition = :partition
                                    and epoch = :epoch and next_offset = :from
                                """)
                        .param("next", nextOffset)
                        .param("topic", partition.topic())
                        .param("partition", partition.partition())
                        .param("epoch", from.epoch())
                        .param("from", from.nextOffset())
                        .update();
        if (moved == 0) throw new StalePositionException(partition, from);
    }

    /// Belongs into a transaction. Ends the current owner's epoch if it moves the position, so that
    /// the owner goes on from there. A position that is not after that offset stays where it is.
    ///
    /// @return where it was
    long rewind(TopicPartition partition, long nextOffset) {
        var before =
                Objects.requireNonNull(lock(List.of(partition)).get(partition))
                        .position()
                        .nextOffset();
        jdbc.sql(
                        """
                        update consumer_positions
                        set next_offset = :next, epoch = epoch + 1
                        where topic = :topic and partition = :partition and next_offset > :next
                        """)
                .param("next", nextOffset)
                .param("topic", partition.topic())
                .param("partition", partition.partition())
                .update();
        return before;
    }

    /// Of all partitions that anybody has ever consumed.
    public Map<TopicPartition, Position> all() {
        return jdbc
                .sql("select topic, partition, epoch, next_offset from consumer_positions")
                .query((row, _) ->
                        Map.entry(
                                new TopicPartition(row.getString("topic"), row.getInt("partition")),
                                new Position(row.getLong("epoch"), row.getLong("next_offset"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// The partitions of one topic that anybody has ever consumed.
    public List<Integer> partitions(String topic) {
        return jdbc.sql("select partition from consumer_positions where topic = :topic")
                .param("topic", topic)
                .query((row, _) -> row.getInt("partition"))
                .list();
    }
}

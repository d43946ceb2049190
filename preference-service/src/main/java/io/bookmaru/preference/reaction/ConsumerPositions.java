package io.bookmaru.preference.reaction;

import io.bookmaru.events.Topics;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// How far each partition of the reactions has been applied. Kafka's own committed offsets are a
/// hint only.
@Repository
public class ConsumerPositions {

    /// @param epoch of this taking over
    /// @param nextOffset of the first record that has not been applied; 0 on the very first start
    record Position(long epoch, long nextOffset) {}

    private final JdbcClient jdbc;

    ConsumerPositions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Takes a partition over: whoever had it before can no longer move its position.
    Position takeOver(int partition) {
        return jdbc.sql(
                        """
                        insert into consumer_positions as p (topic, partition, epoch, next_offset)
                        values (:topic, :partition, 1, 0)
                        on conflict (topic, partition) do update set epoch = p.epoch + 1
                        returning epoch, next_offset
                        """)
                .param("topic", Topics.BOOK_LIKE)
                .param("partition", partition)
                .query((row, _) -> new Position(row.getLong("epoch"), row.getLong("next_offset")))
                .single();
    }

    /// Belongs into the transaction that applies the last of what lies before that offset.
    ///
    /// @throws StaleEpochException when somebody has taken the partition over since
    public void move(SetAside applied) {
        var moved =
                jdbc.sql(
                                """
                                update consumer_positions
                                set next_offset = :next
                                where topic = :topic and partition = :partition and epoch = :epoch
                                """)
                        .param("next", applied.nextOffset())
                        .param("topic", Topics.BOOK_LIKE)
                        .param("partition", applied.partition())
                        .param("epoch", applied.epoch())
                        .update();
        if (moved == 0) throw new StaleEpochException(applied);
    }

    /// For a topic that ends before the position, since it was created anew.
    void restart(int partition) {
        jdbc.sql(
                        """
                        update consumer_positions
                        set next_offset = 0
                        where topic = :topic and partition = :partition
                        """)
                .param("topic", Topics.BOOK_LIKE)
                .param("partition", partition)
                .update();
    }

    /// Every partition that anybody has ever consumed.
    List<Integer> partitions() {
        return jdbc.sql("select partition from consumer_positions where topic = :topic")
                .param("topic", Topics.BOOK_LIKE)
                .query((row, _) -> row.getInt("partition"))
                .list();
    }
}

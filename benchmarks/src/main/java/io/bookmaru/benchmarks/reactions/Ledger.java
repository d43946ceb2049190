package io.bookmaru.benchmarks.reactions;

import io.bookmaru.benchmarks.UnusableException;
import io.bookmaru.benchmarks.site.Site;
import io.bookmaru.events.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// What PostgreSQL and Kafka hold, read past the services.
final class Ledger implements AutoCloseable {
    private static final Duration DRAIN_WAIT = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final Admin kafka;

    private Ledger(DataSource database, String bootstrapServers) {
        this.jdbc = JdbcClient.create(database);
        this.kafka = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    static Ledger of(Site site) {
        var database = Services.DATABASE;
        return new Ledger(
                new DriverManagerDataSource(
                        site.postgres().jdbcUrl(database.name()),
                        database.name(),
                        database.password()),
                site.kafka().address());
    }

    /// @param committed changes of reactions
    /// @param published records of such changes
    record Count(long committed, long published) {
        Count since(Count earlier) {
            return new Count(committed - earlier.committed, published - earlier.published);
        }
    }

    /// Of a pair's reaction each change raises the revision by one.
    Count count() throws ExecutionException, InterruptedException {
        var committed =
                jdbc.sql("select coalesce(sum(revision), 0) from reactions")
                        .query(Long.class)
                        .single();
        return new Count(committed, records());
    }

    private long records() throws ExecutionException, InterruptedException {
        var topic = kafka.describeTopics(List.of(Topics.BOOK_LIKE)).allTopicNames().get();
        var ends =
                topic.values().stream()
                        .flatMap(description -> description.partitions().stream())
                        .collect(
                                Collectors.toMap(
                                        p -> new TopicPartition(Topics.BOOK_LIKE, p.partition()),
                                        p -> OffsetSpec.latest()));
        return kafka.listOffsets(ends).all().get().values().stream()
                .mapToLong(end -> end.offset())
                .sum();
    }

    /// Each pair of child and book gets a reaction that was taken back. So the next LIKE changes a
    /// row, and each measurement starts from the same tables.
    void takeAllBack() {
        jdbc.sql(
                        """
                        insert into reactions (child_id, book_id, kind, revision, changed_at)
                        select c.id, b.id, 'NONE', 1, now()
                        from children c cross join books b
                        on conflict (child_id, book_id) do update set kind = 'NONE'
                        """)
                .update();
        jdbc.sql("vacuum analyze reactions").update();
    }

    /// Events as a change of a reaction leaves them, of 1,000 children.
    void pileUp(int events) {
        jdbc.sql(
                        """
                        insert into outbox (event_id, occurred_at, shard, topic, msg_key, payload)
                        select id, now(), n % 64, :topic, (n % 1000)::text, convert_to(
                            json_build_object('eventId', id, 'occurredAt', '2026-05-05T01:02:03.456Z',
                                'childId', n % 1000, 'bookId', n % 100, 'kind', 'LIKE',
                                'revision', n)::text, 'UTF8')
                        from (select n, gen_random_uuid() id from generate_series(1, :events) n) e
                        """)
                .param("topic", Topics.BOOK_LIKE)
                .param("events", events)
                .update();
        jdbc.sql("vacuum analyze outbox").update();
    }

    /// Like the tables of api-service with their indexes, but nobody reads them.
    void emptyCopies() {
        for (var table : List.of("reactions", "outbox")) {
            jdbc.sql("drop table if exists copied_" + table).update();
            jdbc.sql("create table copied_%s (like %s including all)".formatted(table, table))
                    .update();
        }
    }

    /// @return how long it took
    Duration awaitEmptyOutbox() throws InterruptedException, UnusableException {
        var start = System.nanoTime();
        while (jdbc.sql("select exists (select from outbox)").query(Boolean.class).single()) {
            if (System.nanoTime() - start > DRAIN_WAIT.toNanos()) {
                throw new UnusableException("The outbox is not empty after " + DRAIN_WAIT);
            }
            Thread.sleep(20);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /// The settings that make a commit wait for the disk.
    String durability() {
        return jdbc.sql(
                        """
                        select string_agg(name || '=' || setting, ', ' order by name)
                        from pg_settings
                        where name in ('fsync', 'synchronous_commit', 'full_page_writes')
                        """)
                .query(String.class)
                .single();
    }

    @Override
    public void close() {
        kafka.close();
    }
}

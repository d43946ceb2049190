package io.bookmaru.benchmarks.tastes;

import io.bookmaru.benchmarks.UnusableException;
import io.bookmaru.events.Topics;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.sync.RedisCommands;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.springframework.jdbc.core.simple.JdbcClient;

/// How far preference-service has come, read past it from Kafka, Redis and PostgreSQL.
final class Pipeline implements AutoCloseable {
    static final int PARTITIONS = 12;

    /// The lock that whoever changes a book waits for, so drains wait while it is held.
    private static final String HOLD_DRAINS = "select pg_advisory_xact_lock(x'626f6f6b73'::bigint)";

    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final DataSource database;
    private final JdbcClient jdbc;
    private final Admin kafka;
    private final RedisClient client;
    private final RedisCommands<String, String> redis;

    Pipeline(DataSource database, String bootstrapServers, int redisPort) {
        this.database = database;
        this.jdbc = JdbcClient.create(database);
        this.kafka = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
        this.client = RedisClient.create(RedisURI.create("127.0.0.1", redisPort));
        this.redis = client.connect().sync();
    }

    Connection holdDrains() throws SQLException {
        var held = database.getConnection();
        held.setAutoCommit(false);
        held.createStatement().execute(HOLD_DRAINS);
        return held;
    }

    void loseRedis() {
        redis.flushall();
    }

    /// @return records of all partitions
    long end() throws ExecutionException, InterruptedException {
        var ends =
                IntStream.range(0, PARTITIONS)
                        .boxed()
                        .collect(
                                Collectors.toMap(
                                        p -> new TopicPartition(Topics.BOOK_LIKE, p),
                                        _ -> OffsetSpec.latest()));
        return kafka.listOffsets(ends).all().get().values().stream()
                .mapToLong(end -> end.offset())
                .sum();
    }

    void awaitBuffered(long end) throws InterruptedException, UnusableException {
        await("buffered", end, () -> sum(buffered()));
    }

    /// After Redis has lost everything and the drains are held.
    ///
    /// @return how long it took from the first batch in any buffer until all have all of it again
    Duration awaitBufferedAgain(long end) throws InterruptedException, UnusableException {
        var applied = positions();
        await("partitions refilled", 1, () -> refilled(applied));
        return await("buffered again", end, () -> sum(buffered()));
    }

    private long refilled(Map<Integer, Long> applied) {
        return buffered().entrySet().stream()
                .filter(buffer -> buffer.getValue() > applied.getOrDefault(buffer.getKey(), 0L))
                .count();
    }

    Duration awaitApplied(long end) throws InterruptedException, UnusableException {
        return await("applied", end, () -> sum(positions()));
    }

    /// The next offset of each partition that has a buffer.
    private Map<Integer, Long> buffered() {
        var buffered = new HashMap<Integer, Long>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            var next = redis.hget("pref:{" + partition + "}:buffer", "next");
            if (next != null) buffered.put(partition, Long.parseLong(next));
        }
        return buffered;
    }

    private Map<Integer, Long> positions() {
        return jdbc
                .sql("select partition, next_offset from consumer_positions where topic = :topic")
                .param("topic", Topics.BOOK_LIKE)
                .query((row, _) -> Map.entry(row.getInt(1), row.getLong(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static long sum(Map<Integer, Long> offsets) {
        return offsets.values().stream().mapToLong(Long::longValue).sum();
    }

    /// For the naive way.
    void awaitListed(String list, long length) throws InterruptedException, UnusableException {
        await("listed", length, () -> redis.llen(list));
    }

    private interface Progress {
        long now();
    }

    private static Duration await(String what, long expected, Progress progress)
            throws InterruptedException, UnusableException {
        var start = System.nanoTime();
        while (progress.now() < expected) {
            if (System.nanoTime() - start > PATIENCE.toNanos())
                throw new UnusableException(
                        "%s: %d (expected: %d)".formatted(what, progress.now(), expected));
            Thread.sleep(2);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    void addBooks(int count) {
        jdbc.sql(
                        """
                        insert into books (id, revision, change, title, author, genres, topics,
                                           ei, sn, tf, jp, age_from, age_to)
                        select n, 1, nextval('book_changes'), 'Book ' || n, '이바다',
                               array['genre' || n % 20, 'genre' || (n + 7) % 20],
                               array['topic' || n % 50, 'topic' || (n + 3) % 50, 'topic' || (n + 11) % 50],
                               (n % 21 - 10) / 10.0, (n % 11 - 5) / 5.0, (n % 5 - 2) / 4.0, 0.25, 4, 9
                        from generate_series(1, :count) n
                        """)
                .param("count", count)
                .update();
    }

    /// @throws UnusableException when anything is missing, or was counted twice
    void checkLedger(long reactions) throws UnusableException {
        var rows = jdbc.sql("select count(*) from ledger").query(Long.class).single();
        var differences =
                jdbc.sql(
                                """
                                select count(*) from (
                                    select child_id, name, sum(weight) as score
                                    from (select child_id, weight, 'GENRE ' || unnest(genres) as name from ledger
                                          union all
                                          select child_id, weight, 'TOPIC ' || unnest(topics) from ledger) parts
                                    group by child_id, name having sum(weight) <> 0
                                ) as expected
                                full join (select child_id, feature || ' ' || name as name, score
                                           from scores where score <> 0) as found using (child_id, name)
                                where expected.score is distinct from found.score
                                """)
                        .query(Long.class)
                        .single();
        if (rows != reactions || differences != 0)
            throw new UnusableException(
                    "ledger: %d (expected: %d), scores that differ: %d"
                            .formatted(rows, reactions, differences));
    }

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
        client.shutdown();
        kafka.close();
    }
}

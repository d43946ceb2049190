package io.bookmaru.faults.check;

import static io.bookmaru.faults.site.Program.FAMILIARITY;
import static io.bookmaru.faults.site.Program.PREFERENCE;
import static io.bookmaru.faults.site.Program.PUSH;

import io.bookmaru.events.Topics;
import io.bookmaru.faults.site.Program;
import io.bookmaru.faults.site.Site;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.TopicPartition;

/// How far the services are behind what has been committed.
public final class Lag implements AutoCloseable {
    private static final Map<Program, Set<String>> READ =
            Map.of(
                    PREFERENCE, Set.of(Topics.BOOK_LIKE, Topics.CHILD_CHANGED, Topics.BOOK_CHANGED),
                    FAMILIARITY, Set.of(Topics.PROFILE_CHANGE, Topics.MEMBER_CHANGED),
                    PUSH,
                            Set.of(
                                    Topics.COMMENT_CREATED,
                                    Topics.MEMBER_JOINED,
                                    Topics.MEMBER_CHANGED));

    private final Site site;
    private final Databases databases;

    public Lag(Site site) {
        this.site = site;
        this.databases = new Databases(site.postgres());
    }

    /// How long it takes until everything that is committed now has been applied; empty when that
    /// does not happen in time. What comes meanwhile may take longer.
    public Optional<Duration> untilNowIsApplied(Duration patience) throws InterruptedException {
        var start = System.nanoTime();
        var deadline = start + patience.toNanos();
        Long newest = null;
        Map<TopicPartition, Long> ends = null;
        while (System.nanoTime() < deadline) {
            try {
                if (newest == null) newest = newestEntry();
                if (ends == null && !isWaiting(newest)) ends = ends();
                if (ends != null && isApplied(ends))
                    return Optional.of(Duration.ofNanos(System.nanoTime() - start));
            } catch (SQLException e) {
                // Not back yet.
                databases.close();
            } catch (ExecutionException e) {
                // Not back yet.
            }
            Thread.sleep(100);
        }
        return Optional.empty();
    }

    private long newestEntry() throws SQLException {
        return number(Program.API, "select coalesce(max(id), 0) from outbox");
    }

    private boolean isWaiting(long newest) throws SQLException {
        return number(Program.API, "select count(*) from outbox where id <= " + newest) > 0;
    }

    private Map<TopicPartition, Long> ends() throws ExecutionException, InterruptedException {
        var topics = new HashSet<String>();
        READ.values().forEach(topics::addAll);
        return Published.ends(site.kafka(), topics);
    }

    private boolean isApplied(Map<TopicPartition, Long> ends) throws SQLException {
        for (var read : READ.entrySet()) {
            var positions = positions(read.getKey());
            for (var end : ends.entrySet()) {
                if (read.getValue().contains(end.getKey().topic())
                        && positions.getOrDefault(end.getKey(), 0L) < end.getValue()) return false;
            }
        }
        return true;
    }

    private Map<TopicPartition, Long> positions(Program program) throws SQLException {
        var positions = new HashMap<TopicPartition, Long>();
        try (var statement = databases.of(program).createStatement();
                var rows =
                        statement.executeQuery(
                                "select topic, partition, next_offset from consumer_positions")) {
            while (rows.next())
                positions.put(
                        new TopicPartition(rows.getString(1), rows.getInt(2)), rows.getLong(3));
        }
        return positions;
    }

    private long number(Program program, String sql) throws SQLException {
        try (var statement = databases.of(program).createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void close() {
        databases.close();
    }
}

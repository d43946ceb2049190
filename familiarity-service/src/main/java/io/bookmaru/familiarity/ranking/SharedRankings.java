package io.bookmaru.familiarity.ranking;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bookmaru.familiarity.profile.Profiles;
import io.bookmaru.familiarity.score.ScoreFamiliarity;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/// Rankings in Redis, so that what one instance has computed serves all of them. Redis may lose
/// them, or be gone: then each instance computes for itself.
@Component
class SharedRankings {
    private static final Logger log = LoggerFactory.getLogger(SharedRankings.class);

    private final StringRedisTemplate redis;
    private final RankingProperties properties;
    private final Clock clock;
    private final String prefix;
    private volatile Instant pausedUntil = Instant.MIN;

    SharedRankings(
            StringRedisTemplate redis,
            RankingProperties properties,
            Profiles profiles,
            ScoreFamiliarity score,
            Clock clock) {
        this.redis = redis;
        this.properties = properties;
        this.clock = clock;
        this.prefix = "familiarity:ranking:%s:%s:".formatted(profiles.lineage(), score.weights());
    }

    @Nullable Ranking find(long viewer) {
        return unlessDown(connection -> {
            var bytes = connection.stringCommands().get(key(viewer));
            return bytes == null ? null : RankingBytes.read(bytes);
        });
    }

    void keep(long viewer, Ranking ranking) {
        unlessDown(connection -> {
            var lifetime = properties.keptFor().toMillis();
            return connection
                    .stringCommands()
                    .pSetEx(key(viewer), lifetime, RankingBytes.of(ranking));
        });
    }

    /// If Redis is down, the ranking goes when its time is over.
    void forget(long viewer) {
        unlessDown(connection -> connection.keyCommands().del(key(viewer)));
    }

    private byte[] key(long viewer) {
        return (prefix + viewer).getBytes(UTF_8);
    }

    /// Not asked again for a while after a failure: nobody should wait for what only saves time.
    private <T> @Nullable T unlessDown(Function<RedisConnection, @Nullable T> command) {
        if (clock.instant().isBefore(pausedUntil)) return null;
        try {
            return redis.execute(command::apply);
        } catch (DataAccessException e) {
            pausedUntil = clock.instant().plus(properties.redisPause());
            log.warn("Rankings are not shared for {}: {}", properties.redisPause(), e.toString());
            return null;
        }
    }
}

package io.bookmaru.familiarity.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookmaru.familiarity.index.Place;
import io.bookmaru.familiarity.profile.Profiles;
import io.bookmaru.familiarity.score.ScoreFamiliarity;
import io.bookmaru.familiarity.testing.Neighbourhood;
import io.bookmaru.infrastructure.FreePorts;
import io.bookmaru.infrastructure.RedisServer;
import io.bookmaru.testing.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

class SharedRankingsIT extends Neighbourhood {
    private static final Instant NOON = Instant.parse("2026-05-05T03:00:00Z");
    private static final RankingProperties PAUSE =
            new RankingProperties(1000, 10, Duration.ofHours(1), Duration.ofSeconds(5));

    @Autowired private Profiles profiles;
    @Autowired private ScoreFamiliarity score;
    @Autowired private SharedRankings shared;

    private final SettableClock clock = SettableClock.at(NOON);
    private final Ranking ranking =
            Ranking.of(new long[] {Place.of(7, 1000), Place.of(5, 500)}, 10, 3, 1, NOON);

    @Test
    void giveBackWhatWasKeptUntilItIsForgotten() {
        var viewer = newMember();
        assertThat(shared.find(viewer)).isNull();

        shared.keep(viewer, ranking);

        assertThat(shared.find(viewer)).usingRecursiveComparison().isEqualTo(ranking);
        shared.forget(viewer);
        assertThat(shared.find(viewer)).isNull();
    }

    @Test
    void knowNothingWhileRedisIsDownAndAskItAgainAfterAPause(@TempDir Path folder)
            throws Exception {
        var port = FreePorts.one();
        var factory = new LettuceConnectionFactory("127.0.0.1", port);
        factory.afterPropertiesSet();
        factory.start();
        try {
            var rankings =
                    new SharedRankings(
                            new StringRedisTemplate(factory), PAUSE, profiles, score, clock);
            rankings.keep(1, ranking);
            assertThat(rankings.find(1)).isNull();

            try (var _ = RedisServer.start(folder, folder.resolve("log"), port)) {
                rankings.keep(1, ranking);
                assertThat(rankings.find(1)).isNull();

                clock.advance(Duration.ofSeconds(5));
                rankings.keep(1, ranking);
                assertThat(rankings.find(1)).usingRecursiveComparison().isEqualTo(ranking);
            }
        } finally {
            factory.destroy();
        }
    }
}

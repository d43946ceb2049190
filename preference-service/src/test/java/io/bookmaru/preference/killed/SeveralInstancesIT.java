package io.bookmaru.preference.killed;

import static io.bookmaru.preference.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.bookmaru.preference.KillableService;
import io.bookmaru.preference.oracle.Applied;
import io.bookmaru.preference.oracle.Story;
import io.bookmaru.preference.oracle.Teller;
import io.bookmaru.preference.reaction.AssignedPartitions;
import io.bookmaru.preference.testing.Facts;
import io.bookmaru.preference.testing.FailPoint;
import io.bookmaru.preference.testing.PreferenceService;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.ConsumerFactory;

/// A second instance joins on the same database, Redis and consumer group, and leaves again, while
/// reactions come in.
@PreferenceService
class SeveralInstancesIT {
    private static final long SEED = 7;

    @Autowired Facts facts;
    @Autowired JdbcClient jdbc;
    @Autowired Environment environment;
    @Autowired ConsumerFactory<byte[], byte[]> consumers;
    @Autowired AssignedPartitions mine;

    private final Story story = new Story(SEED, 60, 40);

    @Test
    void shareThePartitionsAndHandThemOver() {
        eventually(() -> assertThat(mine.all()).hasSize(3));
        try (var other = KillableService.run(new FailPoint(null, 0), arguments())) {
            var others = other.getBean(AssignedPartitions.class);

            eventually(() -> {
                tell();
                assertThat(others.all()).isNotEmpty();
                assertThat(Stream.concat(mine.all().stream(), others.all().stream()))
                        .extracting(Object::toString)
                        .hasSize(3)
                        .doesNotHaveDuplicates();
            });
            tell();
        }
        eventually(() -> {
            tell();
            assertThat(mine.all()).hasSize(3);
        });

        var applied = new Applied(jdbc);
        try (var kafka = consumers.createConsumer(null, "", "-ends")) {
            eventually(() -> assertThat(applied.isUpTo(kafka)).isTrue());
        }
        var difference = applied.from(story);
        assertThat(difference.lost()).isEmpty();
        assertThat(difference.wrong()).isEmpty();
    }

    private void tell() {
        new Teller(facts).tell(story.next(50));
    }

    private String[] arguments() {
        return Stream.concat(
                        Stream.of(
                                "server.port=0",
                                "management.server.port=0",
                                "spring.main.banner-mode=off",
                                "logging.level.root=warn",
                                "logging.level.org.apache.kafka=error",
                                "bookmaru.drain.interval=50ms"),
                        List.of(
                                        "spring.kafka.bootstrap-servers",
                                        "spring.datasource.url",
                                        "spring.datasource.username",
                                        "spring.datasource.password",
                                        "spring.data.redis.host",
                                        "spring.data.redis.port",
                                        "bookmaru.kafka.create-topics",
                                        "bookmaru.kafka.partitions",
                                        "bookmaru.token.key-store",
                                        "bookmaru.token.jwks-uri")
                                .stream()
                                .map(name -> name + "=" + environment.getRequiredProperty(name)))
                .map(property -> "--" + property)
                .toArray(String[]::new);
    }
}

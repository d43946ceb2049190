package io.bookmaru.faults;

import static io.bookmaru.faults.site.Program.API;
import static io.bookmaru.faults.site.Program.FAMILIARITY;
import static io.bookmaru.faults.site.Program.PREFERENCE;
import static io.bookmaru.faults.site.Program.PUSH;

import io.bookmaru.faults.proxy.TcpProxy;
import io.bookmaru.faults.proxy.Weather;
import io.bookmaru.faults.site.Site;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/// All rows, in the order in which they are run.
final class Faults {
    private static final Function<Site, TcpProxy> TO_POSTGRES = site -> site.postgres().proxy();
    private static final Function<Site, TcpProxy> TO_REDIS = site -> site.redis().proxy();
    private static final Function<Site, TcpProxy> TO_KAFKA = site -> site.broker().proxy();
    private static final Weather SLOW = Weather.slow(Duration.ofMillis(200));
    private static final Weather NARROW = Weather.narrow(125_000);

    /// With one broker.
    static final List<Fault> ALL =
            List.of(
                    Fault.of(
                                    "kill-preference",
                                    "preference-service",
                                    "kill -9",
                                    Kill.service(PREFERENCE))
                            .times(5)
                            .besideLessLoad()
                            .alsoInShort(),
                    Fault.of("kill-api", "api-service", "kill -9", Kill.service(API))
                            .times(5)
                            .besideLessLoad()
                            .alsoInShort(),
                    Fault.of(
                                    "kill-familiarity",
                                    "familiarity-service",
                                    "kill -9",
                                    Kill.service(FAMILIARITY))
                            .times(5)
                            .besideLessLoad(),
                    Fault.of("kill-push", "push-service", "kill -9", Kill.service(PUSH))
                            .times(5)
                            .besideLessLoad(),
                    Fault.of(
                                    "rolling",
                                    "all services",
                                    "SIGTERM in turn, api-service twice there",
                                    Kill::rolling)
                            .recoveredWithin(30)
                            .besideLessLoad(),
                    Fault.of(
                                    "hold-preference",
                                    "preference-service",
                                    "SIGSTOP",
                                    Hold.service(PREFERENCE))
                            .lasting(60)
                            .alsoInShort(),
                    Fault.of("hold-api", "api-service", "SIGSTOP", Hold.service(API))
                            .lasting(60)
                            .alsoInShort(),
                    Fault.of(
                                    "hold-familiarity",
                                    "familiarity-service",
                                    "SIGSTOP",
                                    Hold.service(FAMILIARITY))
                            .lasting(60),
                    Fault.of("hold-push", "push-service", "SIGSTOP", Hold.service(PUSH))
                            .lasting(60),
                    Fault.of("kill-kafka", "Kafka", "kill -9, gone for a while", Kill::kafka)
                            .lasting(60)
                            .alsoInShort(),
                    Fault.of("hold-kafka", "Kafka", "SIGSTOP", Hold::kafka)
                            .lasting(60)
                            .recoveredWithin(60),
                    Fault.of(
                                    "kafka-slow",
                                    "Kafka",
                                    "200 ms more each way",
                                    BadNetwork.weather(TO_KAFKA, SLOW))
                            .lasting(30),
                    Fault.of(
                                    "kafka-cut",
                                    "Kafka",
                                    "all connections reset",
                                    BadNetwork.cut(TO_KAFKA))
                            .times(20)
                            .alsoInShort(),
                    Fault.of(
                                    "kafka-silent",
                                    "Kafka",
                                    "all connections half-open",
                                    BadNetwork.weather(TO_KAFKA, Weather.HALF_OPEN))
                            .lasting(60)
                            .recoveredWithin(90),
                    Fault.of(
                                    "kafka-narrow",
                                    "Kafka",
                                    "1 Mbit/s a connection",
                                    BadNetwork.weather(TO_KAFKA, NARROW))
                            .lasting(30),
                    Fault.of(
                                    "kill-postgres",
                                    "PostgreSQL",
                                    "kill -9, gone for a while",
                                    Kill::postgres)
                            .lasting(30)
                            .alsoInShort(),
                    Fault.of(
                                    "hold-postgres",
                                    "PostgreSQL",
                                    "SIGSTOP, all of its processes",
                                    Hold::postgres)
                            .lasting(30),
                    Fault.of(
                                    "postgres-slow",
                                    "PostgreSQL",
                                    "200 ms more each way",
                                    BadNetwork.weather(TO_POSTGRES, SLOW))
                            .lasting(30)
                            .recoveredWithin(60),
                    Fault.of(
                                    "postgres-cut",
                                    "PostgreSQL",
                                    "all connections reset",
                                    BadNetwork.cut(TO_POSTGRES))
                            .times(20),
                    Fault.of(
                                    "postgres-commit",
                                    "PostgreSQL",
                                    "connections reset instead of the answer to a commit",
                                    BadNetwork::cutOnCommit)
                            .times(10)
                            .alsoInShort(),
                    Fault.of(
                                    "postgres-silent",
                                    "PostgreSQL",
                                    "all connections half-open",
                                    BadNetwork.weather(TO_POSTGRES, Weather.HALF_OPEN))
                            .lasting(30)
                            .recoveredWithin(60)
                            .alsoInShort(),
                    Fault.of("kill-redis", "Redis", "kill -9, back empty", Kill::redis)
                            .times(5)
                            .lasting(10)
                            .recoveredWithin(60)
                            .alsoInShort(),
                    Fault.of("redis-forgets", "Redis", "FLUSHALL", Trouble::forgetfulRedis)
                            .times(20)
                            .recoveredWithin(60)
                            .alsoInShort(),
                    Fault.of("hold-redis", "Redis", "SIGSTOP", Hold::redis).lasting(60),
                    Fault.of(
                                    "redis-cut",
                                    "Redis",
                                    "all connections reset",
                                    BadNetwork.cut(TO_REDIS))
                            .times(20),
                    Fault.of(
                                    "old-transaction",
                                    "PostgreSQL",
                                    "a transaction that stays open",
                                    Trouble::oldTransaction)
                            .lasting(120),
                    Fault.of(
                                    "no-room",
                                    "the machine",
                                    "all cores busy, small heaps",
                                    Trouble::noRoom)
                            .lasting(30)
                            .recoveredWithin(60),
                    Fault.of(
                                    "storm-preference",
                                    "preference-service",
                                    "a second instance comes and goes",
                                    Trouble.storm(PREFERENCE))
                            .times(5)
                            .besideLessLoad()
                            .recoveredWithin(45),
                    Fault.of(
                                    "storm-api",
                                    "api-service",
                                    "a second instance comes and goes",
                                    Trouble.storm(API))
                            .times(3)
                            .besideLessLoad(),
                    Fault.of(
                                    "bad-push-service",
                                    "push service",
                                    "answers 429, 500, never",
                                    Trouble::badPushService)
                            .lasting(20),
                    // Last: each of some 12,000 records becomes a dead letter, many after retries
                    // that go on for a minute.
                    Fault.of("poison", "all topics", "bad records", Trouble::poison)
                            .recoveredWithin(180)
                            .planting());

    /// With three brokers.
    static final List<Fault> WITH_THREE_BROKERS =
            List.of(
                    Fault.of("kill-leader", "Kafka", "kill -9 of a leader", Brokers::killLeader)
                            .times(2)
                            .lasting(20)
                            .recoveredWithin(20),
                    Fault.of(
                                    "bounce-brokers",
                                    "Kafka",
                                    "SIGTERM to each broker in turn",
                                    Brokers::bounce)
                            .times(2)
                            .recoveredWithin(20));

    private Faults() {}
}

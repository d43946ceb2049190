package io.bookmaru.local;

/// Every port of a run and the environment variable that moves it.
///
/// Those that are not moved follow `BOOKMARU_PORT`, so two runs fit on a machine when their values
/// of it are 10 apart.
public enum Port {
    GATEWAY(0, "BOOKMARU_PORT", "the gateway"),
    API(1, "BOOKMARU_API_PORT", "api-service"),
    PREFERENCE(2, "BOOKMARU_PREFERENCE_PORT", "preference-service"),
    FAMILIARITY(3, "BOOKMARU_FAMILIARITY_PORT", "familiarity-service"),
    PUSH(4, "BOOKMARU_PUSH_PORT", "push-service"),
    KAFKA(5, "BOOKMARU_KAFKA_PORT", "Kafka"),
    KAFKA_CONTROLLER(6, "BOOKMARU_KAFKA_CONTROLLER_PORT", "Kafka's controller"),
    POSTGRES(7, "BOOKMARU_POSTGRES_PORT", "PostgreSQL"),
    REDIS(8, "BOOKMARU_REDIS_PORT", "Redis"),
    GATEWAY_MANAGEMENT(1500, "BOOKMARU_MANAGEMENT_PORT", "the gateway's health"),
    API_MANAGEMENT(1501, "BOOKMARU_API_MANAGEMENT_PORT", "api-service's health"),
    PREFERENCE_MANAGEMENT(
            1502, "BOOKMARU_PREFERENCE_MANAGEMENT_PORT", "preference-service's health"),
    FAMILIARITY_MANAGEMENT(
            1503, "BOOKMARU_FAMILIARITY_MANAGEMENT_PORT", "familiarity-service's health"),
    PUSH_MANAGEMENT(1504, "BOOKMARU_PUSH_MANAGEMENT_PORT", "push-service's health");

    static final int DEFAULT_BASE = 8080;

    private final int offset;
    private final String variable;
    private final String owner;

    Port(int offset, String variable, String owner) {
        this.offset = offset;
        this.variable = variable;
        this.owner = owner;
    }

    int from(int base) {
        return base + offset;
    }

    String variable() {
        return variable;
    }

    /// Who listens on it, for people.
    String owner() {
        return owner;
    }
}

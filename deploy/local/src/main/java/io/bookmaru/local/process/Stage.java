package io.bookmaru.local.process;

/// The order in which parts are stopped: nobody loses what it depends on before it has ended.
public enum Stage {
    GATEWAY,
    SERVICE,
    KAFKA,
    REDIS,
    POSTGRES
}

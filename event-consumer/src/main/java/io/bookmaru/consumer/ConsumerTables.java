package io.bookmaru.consumer;

import org.flywaydb.core.Flyway;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The tables of this module, in the service's database and beside its own, with a history of their
/// own: neither has to number its migrations after the other's.
@Configuration(proxyBeanMethods = false)
class ConsumerTables {
    private static final String HISTORY = "event_consumer_schema_history";

    @Bean
    FlywayMigrationStrategy migrateServiceThenConsumerTables() {
        return service -> {
            service.migrate();
            Flyway.configure(service.getConfiguration().getClassLoader())
                    .configuration(service.getConfiguration())
                    .table(HISTORY)
                    .locations("classpath:db/event-consumer")
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .load()
                    .migrate();
        };
    }
}

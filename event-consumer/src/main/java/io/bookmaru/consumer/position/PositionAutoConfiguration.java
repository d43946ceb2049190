package io.bookmaru.consumer.position;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaAdmin;

@AutoConfiguration
public class PositionAutoConfiguration {

    /// Open as long as the service: to open a connection takes longer than all the questions.
    @Bean
    PartitionLogs partitionLogs(KafkaAdmin admin) {
        return new PartitionLogs(Admin.create(admin.getConfigurationProperties()));
    }

    @Bean
    ConsumerPositions consumerPositions(JdbcClient jdbc, PartitionLogs logs, MeterRegistry meters) {
        return new ConsumerPositions(
                jdbc, logs, meters.counter("bookmaru.consumer.position.resets"));
    }

    @Bean
    PositionWatch positionWatch(ConsumerPositions positions) {
        return new PositionWatch(positions);
    }
}

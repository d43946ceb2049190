package io.bookmaru.consumer.position;

import io.bookmaru.consumer.audit.Audit;
import io.bookmaru.consumer.audit.AuditAutoConfiguration;
import io.bookmaru.http.EndpointAccess;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@AutoConfiguration(after = {AuditAutoConfiguration.class, PositionAutoConfiguration.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@Import(ConsumerController.class)
public class PositionAdminAutoConfiguration {

    /// Before the service's own list, which may have something broader.
    @Bean
    @Order(0)
    EndpointAccess consumerAccess() {
        return endpoints ->
                endpoints
                        .requestMatchers(
                                "/api/v1/admin/*/consumers", "/api/v1/admin/*/consumers/**")
                        .hasRole("ADMIN");
    }

    @Bean
    RewindConsumer rewindConsumer(
            ConsumerPositions positions,
            PartitionLogs logs,
            Audit audit,
            PlatformTransactionManager transactionManager) {
        return new RewindConsumer(
                positions, logs, audit, new TransactionTemplate(transactionManager));
    }
}

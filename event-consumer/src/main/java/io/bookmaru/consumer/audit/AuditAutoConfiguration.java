package io.bookmaru.consumer.audit;

import io.bookmaru.http.EndpointAccess;
import io.bookmaru.publisher.DiscardAudit;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;

@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@Import(AuditController.class)
public class AuditAutoConfiguration {

    /// Before the service's own list, which may have something broader.
    @Bean
    @Order(0)
    EndpointAccess auditAccess() {
        return endpoints -> endpoints.requestMatchers("/api/v1/admin/*/audit").hasRole("ADMIN");
    }

    @Bean
    Audit consumerAudit(JdbcClient jdbc, Clock clock) {
        return new Audit(jdbc, clock);
    }

    @Bean
    DiscardAudit outboxAudit(Audit audit) {
        return (memberId, subject) -> audit.write(memberId, Audit.Action.DISCARD, subject);
    }
}

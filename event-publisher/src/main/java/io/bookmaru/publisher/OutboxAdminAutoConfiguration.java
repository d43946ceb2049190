package io.bookmaru.publisher;

import io.bookmaru.http.EndpointAccess;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;

@AutoConfiguration(after = EventPublisherAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBooleanProperty("bookmaru.outbox.enabled")
@Import(OutboxController.class)
class OutboxAdminAutoConfiguration {

    /// Before the service's own list, which may have something broader.
    @Bean
    @Order(0)
    EndpointAccess outboxAccess() {
        return endpoints ->
                endpoints
                        .requestMatchers("/api/v1/admin/*/outbox", "/api/v1/admin/*/outbox/*")
                        .hasRole("ADMIN");
    }

    @Bean
    DiscardEntry discardEntry(OutboxEntries entries, Refusals refusals, DiscardAudit audit) {
        return new DiscardEntry(entries, refusals, audit);
    }
}

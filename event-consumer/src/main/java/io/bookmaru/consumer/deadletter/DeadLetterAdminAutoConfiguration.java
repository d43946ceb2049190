package io.bookmaru.consumer.deadletter;

import io.bookmaru.consumer.audit.Audit;
import io.bookmaru.consumer.audit.AuditAutoConfiguration;
import io.bookmaru.consumer.delivery.DeliveryAutoConfiguration;
import io.bookmaru.consumer.delivery.Routes;
import io.bookmaru.http.EndpointAccess;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@AutoConfiguration(after = {AuditAutoConfiguration.class, DeliveryAutoConfiguration.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@Import(DeadLetterController.class)
public class DeadLetterAdminAutoConfiguration {

    /// Before the service's own list, which may have something broader.
    @Bean
    @Order(0)
    EndpointAccess deadLetterAccess() {
        return endpoints ->
                endpoints
                        .requestMatchers(
                                "/api/v1/admin/*/dead-letters", "/api/v1/admin/*/dead-letters/**")
                        .hasRole("ADMIN");
    }

    @Bean
    DeadLetterList deadLetterList(JdbcClient jdbc) {
        return new DeadLetterList(jdbc);
    }

    @Bean
    SendReplays sendReplays(
            @Qualifier("failedRecordsProducers") ProducerFactory<byte[], byte[]> producers,
            @Value("${bookmaru.service}") String service) {
        return new SendReplays(new KafkaTemplate<>(producers), service);
    }

    @Bean
    ReplayDeadLetter replayDeadLetter(
            DeadLetters deadLetters,
            DeadLetterList list,
            SendReplays sendReplays,
            Routes routes,
            Audit audit,
            Clock clock) {
        return new ReplayDeadLetter(deadLetters, list, sendReplays, routes, audit, clock);
    }

    @Bean
    ReplayDeadLetters replayDeadLetters(
            DeadLetters deadLetters,
            DeadLetterList list,
            SendReplays sendReplays,
            Routes routes,
            Audit audit,
            PlatformTransactionManager transactionManager,
            Clock clock) {
        var transactions = new TransactionTemplate(transactionManager);
        return new ReplayDeadLetters(
                deadLetters, list, sendReplays, routes, audit, transactions, clock);
    }

    @Bean
    DiscardDeadLetter discardDeadLetter(
            DeadLetters deadLetters, DeadLetterList list, Audit audit, Clock clock) {
        return new DiscardDeadLetter(deadLetters, list, audit, clock);
    }
}

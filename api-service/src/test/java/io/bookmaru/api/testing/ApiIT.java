package io.bookmaru.api.testing;

import io.bookmaru.testing.WithInfrastructure;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;

/// The whole service on real Kafka and Postgres, with one context for all tests that carry this.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "bookmaru.admin.password=" + Api.ADMIN_PASSWORD,
            "bookmaru.subscription.answer-within=4s",
            "bookmaru.giveaway.delivery-timeout=2s",
            "bookmaru.giveaway.clock-skew=100ms",
            "bookmaru.giveaway.look-every=100ms"
        })
@AutoConfigureMockMvc
@WithInfrastructure
@Import({Api.class, PublishedEvents.class})
public @interface ApiIT {}

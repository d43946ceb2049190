package io.bookmaru.consumer.testing;

import io.bookmaru.testing.WithInfrastructure;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;

/// The consumer with its HTTP side. A failing record is a dead letter soon.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = ConsumerUnderTest.class,
        properties = {"bookmaru.kafka.tries=1", "bookmaru.kafka.retry-delays=0s"})
@AutoConfigureMockMvc
@Import(AdminApi.class)
@WithInfrastructure
public @interface AdministeredConsumer {}

package io.bookmaru.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.ContextConfiguration;

/// Points a `@SpringBootTest` at the Kafka, PostgreSQL and Redis of this JVM, and makes it accept
/// the tokens of [TestTokens].
///
/// All test classes of a JVM share the servers, the database included.
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ContextConfiguration(initializers = InfrastructureInitializer.class)
public @interface WithInfrastructure {}

package io.bookmaru.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import org.apache.kafka.clients.producer.Producer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.core.ProducerFactory;

/// What holds for the structure of every service. A service's `ArchitectureTest` takes these in
/// with `ArchTests.in(ServiceRules.class)` and adds its own.
public class ServiceRules {

    @ArchTest
    static final ArchRule featuresAreFreeOfCycles =
            slices().matching("io.bookmaru.*.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule listenersAreNamedAndHidden =
            methods()
                    .that()
                    .areAnnotatedWith(KafkaListener.class)
                    .should()
                    .notBePublic()
                    .andShould()
                    .beDeclaredInClassesThat()
                    .haveSimpleNameEndingWith("Listener")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule dependenciesComeByConstructor =
            noFields().should().beAnnotatedWith(Autowired.class);

    @ArchTest
    static final ArchRule timeComesFromTheClock =
            noClasses()
                    .should()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(Clock.class, "systemUTC");

    /// Or through an asker, for requests that somebody waits for: it makes its own producer and
    /// shows none. A service that needs an exception says so in its own test.
    @ArchTest
    static final ArchRule nothingGoesAroundTheOutbox =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .areAssignableTo(KafkaOperations.class)
                    .orShould()
                    .dependOnClassesThat()
                    .areAssignableTo(Producer.class)
                    .orShould()
                    .dependOnClassesThat()
                    .areAssignableTo(ProducerFactory.class);
}

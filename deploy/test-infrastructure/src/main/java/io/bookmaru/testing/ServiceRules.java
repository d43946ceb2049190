package io.bookmaru.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.annotation.KafkaListener;

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
}

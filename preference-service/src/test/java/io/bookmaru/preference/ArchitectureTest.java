package io.bookmaru.preference;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaOperations;

@AnalyzeClasses(packages = "io.bookmaru.preference", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule featuresAreFreeOfCycles =
            slices().matching("io.bookmaru.preference.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule nobodySendsPastAnOutbox =
            noClasses().should().dependOnClassesThat().areAssignableTo(KafkaOperations.class);

    @ArchTest
    static final ArchRule listenersAreCalledByKafkaOnly =
            methods()
                    .that()
                    .areAnnotatedWith(KafkaListener.class)
                    .should()
                    .notBePublic()
                    .andShould()
                    .beDeclaredInClassesThat()
                    .haveSimpleNameEndingWith("Listener");

    @ArchTest
    static final ArchRule whatIsNeededComesByTheConstructor =
            fields().should().notBeAnnotatedWith(Autowired.class);

    @ArchTest
    static final ArchRule timeComesFromAClock =
            noClasses()
                    .should()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(LocalDate.class, "now");
}

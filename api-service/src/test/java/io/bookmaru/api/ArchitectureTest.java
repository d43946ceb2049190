package io.bookmaru.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.bookmaru.testing.ServiceRules;
import org.apache.kafka.clients.producer.Producer;
import org.springframework.kafka.core.KafkaOperations;

@AnalyzeClasses(packages = "io.bookmaru.api", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest static final ArchTests serviceRules = ArchTests.in(ServiceRules.class);

    /// Or through an asker, for requests that somebody waits for.
    @ArchTest
    static final ArchRule everythingIsSentThroughTheOutbox =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .areAssignableTo(KafkaOperations.class)
                    .orShould()
                    .dependOnClassesThat()
                    .areAssignableTo(Producer.class);
}

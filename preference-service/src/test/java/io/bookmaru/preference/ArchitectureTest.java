package io.bookmaru.preference;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.bookmaru.testing.ServiceRules;
import org.springframework.kafka.core.KafkaOperations;

@AnalyzeClasses(packages = "io.bookmaru.preference", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest static final ArchTests serviceRules = ArchTests.in(ServiceRules.class);

    @ArchTest
    static final ArchRule nothingIsPublished =
            noClasses().should().dependOnClassesThat().areAssignableTo(KafkaOperations.class);
}

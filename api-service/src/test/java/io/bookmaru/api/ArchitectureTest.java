package io.bookmaru.api;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.bookmaru.events.Topics;
import io.bookmaru.testing.ServiceRules;
import java.util.List;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.annotation.RetryableTopic;

@AnalyzeClasses(packages = "io.bookmaru.api", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest static final ArchTests serviceRules = ArchTests.in(ServiceRules.class);

    /// To pass over an entry would change who wins: its listener has no retry topics and no dead
    /// letters for what it can read.
    @ArchTest
    static final ArchRule noEntryIsPassedOver =
            methods()
                    .that(listenToEntries())
                    .should()
                    .beAnnotatedWith(inWholeBatches())
                    .andShould()
                    .notBeAnnotatedWith(RetryableTopic.class);

    private static DescribedPredicate<JavaMethod> listenToEntries() {
        return describe(
                "listen to entries",
                method ->
                        method.tryGetAnnotationOfType(KafkaListener.class)
                                .map(l -> List.of(l.topics()).contains(Topics.GIVEAWAY_ENTERED))
                                .orElse(false));
    }

    private static DescribedPredicate<JavaAnnotation<?>> inWholeBatches() {
        return describe(
                "a listener of whole batches",
                annotation ->
                        annotation
                                .get("containerFactory")
                                .map("wholeBatches"::equals)
                                .orElse(false));
    }
}

package io.bookmaru.push;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaOperations;

@AnalyzeClasses(
        packagesOf = PushServiceApplication.class,
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule featuresAreFreeOfCycles =
            slices().matching("io.bookmaru.push.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule webpushKnowsNothingButTheProtocol =
            noClasses()
                    .that()
                    .resideInAPackage("..push.webpush..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "..push.endpoint..",
                            "..push.member..",
                            "..push.subscription..",
                            "..push.notification..",
                            "..push.delivery..",
                            "io.bookmaru.events..",
                            "org.springframework.kafka..",
                            "org.apache.kafka..",
                            "org.springframework.jdbc..",
                            "java.sql..");

    @ArchTest
    static final ArchRule notificationKnowsNoCryptography =
            noClasses()
                    .that()
                    .resideInAPackage("..push.notification..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("..push.webpush..", "javax.crypto..", "java.security..");

    @ArchTest
    static final ArchRule onlyAnswersAreSentWithoutAnOutbox =
            noClasses()
                    .that()
                    .doNotHaveSimpleName("SubscriptionAnswers")
                    .should()
                    .dependOnClassesThat()
                    .areAssignableTo(KafkaOperations.class);

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
    static final ArchRule fieldsAreNotInjected =
            noFields().should().beAnnotatedWith(Autowired.class);

    @ArchTest
    static final ArchRule timeComesFromAClock =
            noClasses().should().callMethod(Instant.class, "now");
}

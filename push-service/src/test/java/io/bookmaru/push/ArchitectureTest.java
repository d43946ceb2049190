package io.bookmaru.push;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.bookmaru.testing.ServiceRules;

@AnalyzeClasses(
        packagesOf = PushServiceApplication.class,
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest static final ArchTests serviceRules = ArchTests.in(ServiceRules.class);

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
}

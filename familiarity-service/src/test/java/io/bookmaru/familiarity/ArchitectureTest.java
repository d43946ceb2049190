package io.bookmaru.familiarity;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import io.bookmaru.testing.ServiceRules;

@AnalyzeClasses(packages = "io.bookmaru.familiarity", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest static final ArchTests serviceRules = ArchTests.in(ServiceRules.class);
}

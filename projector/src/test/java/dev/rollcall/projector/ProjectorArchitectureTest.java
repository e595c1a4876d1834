package dev.rollcall.projector;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.rollcall.projector", importOptions = DoNotIncludeTests.class)
class ProjectorArchitectureTest {

    @ArchTest
    static final ArchRule projections_are_pure =
            classes()
                    .that()
                    .resideInAPackage("..projections..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage("java..", "dev.rollcall.events..", "..projections..");

    @ArchTest
    static final ArchRule projections_have_no_clock_and_no_chance =
            noClasses()
                    .that()
                    .resideInAPackage("..projections..")
                    .should()
                    .callMethod(java.time.Instant.class, "now")
                    .orShould()
                    .callMethod(java.util.UUID.class, "randomUUID")
                    .orShould()
                    .dependOnClassesThat()
                    .resideInAnyPackage("java.io..", "java.nio.file..", "java.net..", "java.sql..");

    @ArchTest
    static final ArchRule only_the_feed_knows_kafka =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..projector.feed..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.apache.kafka..", "io.smallrye.reactive.messaging..");

    @ArchTest
    static final ArchRule the_log_is_only_read =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("dev.rollcall.eventstore.append..");
}

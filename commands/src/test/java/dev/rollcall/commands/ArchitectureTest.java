package dev.rollcall.commands;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.rollcall.commands", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule the_model_knows_nothing_but_java_and_the_events =
            classes()
                    .that()
                    .resideInAPackage("..model..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage("java..", "dev.rollcall.events", "..model..");

    @ArchTest
    static final ArchRule the_edge_never_touches_the_relay =
            noClasses()
                    .that()
                    .resideInAPackage("..edge..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("..relay..", "..bus..", "..outbound..");

    @ArchTest
    static final ArchRule handling_knows_no_door =
            noClasses()
                    .that()
                    .resideInAPackage("..handling..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("..commands.edge..", "..relay..", "..bus..");

    @ArchTest
    static final ArchRule kafka_stands_in_one_package =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..commands.bus..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.apache.kafka..", "io.smallrye.reactive.messaging..");
}

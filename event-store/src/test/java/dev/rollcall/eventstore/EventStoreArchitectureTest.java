package dev.rollcall.eventstore;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.rollcall.eventstore", importOptions = DoNotIncludeTests.class)
class EventStoreArchitectureTest {

    @ArchTest
    static final ArchRule append_and_read_do_not_know_each_other =
            slices().matching("dev.rollcall.eventstore.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule the_store_knows_events_and_the_database_client =
            classes()
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "java..",
                            "dev.rollcall.events..",
                            "dev.rollcall.eventstore..",
                            "io.smallrye.mutiny..",
                            "io.vertx..");
}

package dev.rollcall.events;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.rollcall.events", importOptions = DoNotIncludeTests.class)
class EventsArchitectureTest {

    @ArchTest
    static final ArchRule events_know_only_java =
            classes()
                    .that(resideInAPackage("dev.rollcall.events"))
                    .and(not(belongTo(equivalentTo(NamedIds.class))))
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage("java..", "dev.rollcall.events");

    @ArchTest
    static final ArchRule the_codec_knows_events_and_jackson =
            classes()
                    .that()
                    .resideInAPackage("dev.rollcall.events.codec")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "java..", "dev.rollcall.events..", "com.fasterxml.jackson..");

    @ArchTest
    static final ArchRule named_ids_know_the_generator =
            classes()
                    .that(belongTo(equivalentTo(NamedIds.class)))
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage("java..", "dev.rollcall.events", "com.fasterxml.uuid..");
}

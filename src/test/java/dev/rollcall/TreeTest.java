package dev.rollcall;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeJars;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// What holds in the whole tree. Every module compiles this file among its own tests and checks
/// itself; what holds in one module alone stands there.
@AnalyzeClasses(
        packages = "dev.rollcall",
        importOptions = {DoNotIncludeTests.class, DoNotIncludeJars.class})
class TreeTest {

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("dev.rollcall.(*).(*)..")
                    .should()
                    .beFreeOfCycles()
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule packages_are_steps_of_the_path_or_things_of_the_domain =
            noClasses()
                    .should()
                    .resideInAnyPackage(
                            "..util..",
                            "..helper..",
                            "..common..",
                            "..impl..",
                            "..dto..",
                            "..service..",
                            "..manager..",
                            "..base..",
                            "..constants..")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule commands_imports_no_other_service =
            service("commands", "projector", "api");

    @ArchTest
    static final ArchRule projector_imports_no_other_service =
            service("projector", "commands", "api");

    @ArchTest
    static final ArchRule api_imports_no_other_service = service("api", "commands", "projector");

    private static ArchRule service(String name, String... others) {
        return noClasses()
                .that()
                .resideInAPackage(classesOf(name))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(classesOf(others[0]), classesOf(others[1]))
                .allowEmptyShould(true);
    }

    private static String classesOf(String module) {
        return "dev.rollcall." + module + "..";
    }
}

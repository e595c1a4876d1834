package dev.rollcall.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.rollcall.api", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule no_cycles =
            slices().matching("dev.rollcall.api.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule no_technical_packages =
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
                            "..constants..");

    @ArchTest
    static final ArchRule no_other_service =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("dev.rollcall.commands..", "dev.rollcall.projector..");

    @ArchTest
    static final ArchRule only_the_read_model_holds_a_pool =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..readmodel..")
                    .should()
                    .dependOnClassesThat()
                    .haveSimpleName("Pool");
}

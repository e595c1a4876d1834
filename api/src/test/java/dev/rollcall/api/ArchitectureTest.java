package dev.rollcall.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.rollcall.api", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule only_the_read_model_holds_a_pool =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..readmodel..")
                    .should()
                    .dependOnClassesThat()
                    .haveSimpleName("Pool");
}

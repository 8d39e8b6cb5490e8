package io.romanesco.contract;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.romanesco.contract", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule contractUsesTheJdkAnnotationsAndUuidsOnly =
            classes()
                    .that()
                    .resideInAPackage("io.romanesco.contract")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "io.romanesco.contract",
                            "java..",
                            "com.fasterxml.jackson.annotation",
                            "com.github.f4b6a3.uuid..");

    @ArchTest
    static final ArchRule imagesUseTheJdkAndRejectionCodesOnly =
            classes()
                    .that()
                    .resideInAPackage("io.romanesco.contract.image")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "io.romanesco.contract", "io.romanesco.contract.image", "java..");

    @ArchTest
    static final ArchRule masksUseTheJdkAndTheContractsRecordsOnly =
            classes()
                    .that()
                    .resideInAPackage("io.romanesco.contract.mask")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "io.romanesco.contract", "io.romanesco.contract.mask", "java..");

    @ArchTest
    static final ArchRule nothingUsesAwtOrBlocks =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "java.awt..", "javax.imageio..", "java.net..", "java.nio.file..");
}

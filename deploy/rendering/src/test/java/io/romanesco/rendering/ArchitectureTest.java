package io.romanesco.rendering;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.romanesco.rendering", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    /** Of AWT only pictures: fonts and drawing need libraries that slim containers lack. */
    @ArchTest
    static final ArchRule renderingUsesTheContractsAndImageFilesOnly =
            classes()
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "io.romanesco.rendering",
                            "io.romanesco.contract",
                            "io.romanesco.contract.mask",
                            "java.lang..",
                            "java.util..",
                            "java.io..",
                            "java.awt.image",
                            "javax.imageio..");
}

package io.romanesco.api;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Files;
import java.nio.file.Path;

/** Which package may use which; each package-info.java says why. */
@AnalyzeClasses(packages = "io.romanesco.api", importOptions = DoNotIncludeTests.class)
class PackageDependenciesTest {

    private static final String ROOT = "io.romanesco.api.";

    /** A task's results have a layer of their own, which nobody else may use. */
    @ArchTest
    static final ArchRule packagesUseOnlyWhatTheyMay =
            layeredArchitecture()
                    .consideringOnlyDependenciesInAnyPackage("io.romanesco.api..")
                    .layer("upload")
                    .definedBy(ROOT + "upload..")
                    .layer("images")
                    .definedBy(ROOT + "images..")
                    .layer("search")
                    .definedBy(ROOT + "search..")
                    .layer("statistics")
                    .definedBy(ROOT + "statistics..")
                    .layer("results")
                    .definedBy(ROOT + "results")
                    .layer("classification")
                    .definedBy(ROOT + "results.classification..")
                    .layer("annotation")
                    .definedBy(ROOT + "results.annotation..")
                    .layer("models")
                    .definedBy(ROOT + "models..")
                    .layer("policies")
                    .definedBy(ROOT + "policies..")
                    .layer("drawings")
                    .definedBy(ROOT + "drawings..")
                    .layer("exports")
                    .definedBy(ROOT + "exports..")
                    .layer("disagreements")
                    .definedBy(ROOT + "disagreements..")
                    .layer("reclassifications")
                    .definedBy(ROOT + "reclassifications..")
                    .layer("archive")
                    .definedBy(ROOT + "archive..")
                    .layer("events")
                    .definedBy(ROOT + "events..")
                    .layer("page")
                    .definedBy(ROOT + "http.page..")
                    .layer("problem")
                    .definedBy(ROOT + "http.problem..")
                    .layer("platform")
                    .definedBy(ROOT + "platform..")
                    .ensureAllClassesAreContainedInArchitecture()
                    .whereLayer("upload")
                    .mayOnlyAccessLayers("archive", "events", "images", "models", "platform")
                    .whereLayer("images")
                    .mayOnlyAccessLayers("platform")
                    .whereLayer("search")
                    .mayOnlyAccessLayers("images", "platform")
                    .whereLayer("statistics")
                    .mayOnlyAccessLayers("images", "platform")
                    .whereLayer("results")
                    .mayOnlyAccessLayers("events", "images", "platform")
                    .whereLayer("classification")
                    .mayOnlyAccessLayers("results", "events", "images", "platform")
                    .whereLayer("annotation")
                    .mayOnlyAccessLayers("results", "images", "platform")
                    .whereLayer("models")
                    .mayOnlyAccessLayers("images", "platform")
                    .whereLayer("policies")
                    .mayOnlyAccessLayers("models", "platform")
                    .whereLayer("drawings")
                    .mayOnlyAccessLayers("results", "archive", "images", "platform")
                    .whereLayer("exports")
                    .mayOnlyAccessLayers(
                            "archive", "results", "models", "images", "search", "platform")
                    .whereLayer("disagreements")
                    .mayOnlyAccessLayers("results", "images", "platform")
                    .whereLayer("reclassifications")
                    .mayOnlyAccessLayers(
                            "archive",
                            "events",
                            "images",
                            "models",
                            "results",
                            "search",
                            "platform")
                    .whereLayer("archive")
                    .mayOnlyAccessLayers("events", "images", "platform")
                    .whereLayer("events")
                    .mayOnlyAccessLayers("images", "platform")
                    .whereLayer("page")
                    .mayOnlyAccessLayers("platform")
                    .whereLayer("problem")
                    .mayOnlyAccessLayers("platform")
                    .whereLayer("platform")
                    .mayNotAccessAnyLayer();

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching(ROOT + "(*)..").should().beFreeOfCycles();

    @ArchTest
    static void everyPackageSaysWhatItDoes(JavaClasses all) {
        assertThat(
                        all.stream()
                                .map(JavaClass::getPackageName)
                                .distinct()
                                .filter(name -> !Files.exists(packageInfo(name))))
                .as("packages without package-info.java")
                .isEmpty();
    }

    private static Path packageInfo(String name) {
        return Path.of("src/main/java", name.replace('.', '/'), "package-info.java");
    }
}

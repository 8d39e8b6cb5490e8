package io.romanesco.inference;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import io.romanesco.contract.ImageResult;
import java.util.Map;
import java.util.Set;

/** Which packages may use which. */
@AnalyzeClasses(
        packages = "io.romanesco.inference",
        importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTest {

    private static final Map<String, Set<String>> MAY_USE =
            Map.ofEntries(
                    Map.entry("source", Set.of("model.registry", "pipeline", "scheduling", "sink")),
                    Map.entry(
                            "protocol",
                            Set.of(
                                    "color",
                                    "decode",
                                    "model.registry",
                                    "model.repository",
                                    "model.runtime",
                                    "scheduling",
                                    "task")),
                    Map.entry(
                            "sink",
                            Set.of(
                                    "decode",
                                    "model.registry",
                                    "model.repository",
                                    "model.runtime",
                                    "task")),
                    Map.entry(
                            "pipeline",
                            Set.of("color", "decode", "model.registry", "scheduling", "task")),
                    Map.entry("scheduling", Set.of("decode", "model.registry", "task")),
                    Map.entry(
                            "model.registry",
                            Set.of(
                                    "decode",
                                    "model.repository",
                                    "model.runtime",
                                    "resample",
                                    "task")),
                    Map.entry("model.runtime", Set.of("foreign", "model.repository", "task")),
                    Map.entry("model.repository", Set.of("task")),
                    Map.entry("task", Set.of("decode", "resample")),
                    Map.entry("color", Set.of("decode")),
                    Map.entry("resample", Set.of("decode")),
                    Map.entry("decode", Set.of("foreign")),
                    Map.entry("foreign", Set.of()));

    @ArchTest static final ArchRule packageUsesOnlyWhatItMay = layers();

    @ArchTest
    static final ArchRule roomsHaveNoCycles =
            slices().matching("io.romanesco.inference.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule everyClassIsInAKnownPackage =
            noClasses()
                    .that()
                    .doNotHaveSimpleName("package-info")
                    .should()
                    .resideOutsideOfPackages(
                            MAY_USE.keySet().stream()
                                    .map(RoomsTest::pattern)
                                    .toArray(String[]::new));

    /** So that a new task needs its package and a line in that list. */
    @ArchTest
    static final ArchRule onlyTheListOfTasksKnowsATask =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..inference.task.*..")
                    .and()
                    .doNotHaveSimpleName("Tasks")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("..inference.task.*..");

    /** Masks need boxes, so segmentation builds on detection. No other task knows another. */
    @ArchTest
    static final ArchRule classificationKnowsNoOtherTask =
            noClasses()
                    .that()
                    .resideInAPackage("..task.classification..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("..task.detection..", "..task.segmentation..");

    @ArchTest
    static final ArchRule detectionKnowsNoOtherTask =
            noClasses()
                    .that()
                    .resideInAPackage("..task.detection..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("..task.classification..", "..task.segmentation..");

    @ArchTest
    static final ArchRule segmentationKnowsDetectionOnly =
            noClasses()
                    .that()
                    .resideInAPackage("..task.segmentation..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("..task.classification..");

    /** So that every key of a model.yaml is checked, and a wrong one is named, in the same way. */
    @ArchTest
    static final ArchRule tasksReadModelYamlThroughItsSections =
            noClasses()
                    .that()
                    .resideInAPackage("..inference.task..")
                    .and()
                    .doNotHaveSimpleName("ManifestSection")
                    .and()
                    .doNotHaveSimpleName("Tasks")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("com.fasterxml..");

    /** So that results of a new kind pass through the service as they are. */
    @ArchTest
    static final ArchRule onlyATaskKnowsItsKindOfResult =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..inference.task.*..")
                    .should()
                    .dependOnClassesThat(
                            describe(
                                    "are one kind of result",
                                    type ->
                                            type.isAssignableTo(ImageResult.class)
                                                    && !type.isEquivalentTo(ImageResult.class)));

    private static LayeredArchitecture layers() {
        LayeredArchitecture layers = layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (String name : MAY_USE.keySet()) {
            layers = layers.layer(name).definedBy(pattern(name));
        }
        for (Map.Entry<String, Set<String>> rule : MAY_USE.entrySet()) {
            String[] used = rule.getValue().toArray(String[]::new);
            layers =
                    used.length == 0
                            ? layers.whereLayer(rule.getKey()).mayNotAccessAnyLayer()
                            : layers.whereLayer(rule.getKey()).mayOnlyAccessLayers(used);
        }
        return layers;
    }

    private static String pattern(String name) {
        return "io.romanesco.inference." + name + "..";
    }
}

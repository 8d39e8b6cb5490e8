package io.romanesco.inference;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
        packages = "io.romanesco.inference",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] FRAMEWORKS = {
        "io.quarkus..",
        "io.smallrye..",
        "jakarta..",
        "org.eclipse.microprofile..",
        "io.micrometer..",
        "io.vertx..",
        "org.apache.kafka..",
        "org.jboss.."
    };

    @ArchTest
    static final ArchRule decodingAndColourArePure =
            noClasses()
                    .that()
                    .resideInAnyPackage("..inference.decode..", "..inference.color..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("ai.onnxruntime..", "com.fasterxml..")
                    .orShould()
                    .dependOnClassesThat()
                    .resideInAnyPackage(FRAMEWORKS);

    @ArchTest
    static final ArchRule modelsNeedNoFramework =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "..model.repository..", "..model.runtime..", "..resample..", "..task..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(FRAMEWORKS);

    @ArchTest
    static final ArchRule onlyTheRuntimeKnowsOnnxRuntime =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("..model.runtime..", "..task..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("ai.onnxruntime..");

    @ArchTest
    static final ArchRule preAndPostProcessingArePure =
            noClasses()
                    .that()
                    .haveSimpleNameEndingWith("Encoder")
                    .or()
                    .haveSimpleNameEndingWith("Decoder")
                    .or()
                    .haveSimpleNameEndingWith("Resize")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("ai.onnxruntime..");

    @ArchTest
    static final ArchRule picturesAreDecodedInOnePlace =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..inference.decode..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("javax.imageio..", "java.awt..", "com.twelvemonkeys..");

    /** Its telemetry is off only for who comes by there. */
    @ArchTest
    static final ArchRule onnxRuntimeIsLoadedInOnePlace =
            noClasses()
                    .that()
                    .haveNameNotMatching(".*\\.runtime\\.OnnxRuntime(\\$.*)?")
                    .should()
                    .callMethod("ai.onnxruntime.OrtEnvironment", "getEnvironment");

    @ArchTest
    static final ArchRule nativeCodeIsCalledInTwoPlaces =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..inference.decode.jpeg..")
                    .and()
                    .haveNameNotMatching(".*\\.runtime\\.OnnxRuntime(Test)?(\\$.*)?")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("java.lang.foreign..");

    @ArchTest
    static final ArchRule nothingWritesToTheConsole =
            noClasses()
                    .should()
                    .accessField(System.class, "out")
                    .orShould()
                    .accessField(System.class, "err");

    @ArchTest
    static final ArchRule configurationIsMadeOfInterfaces =
            classes().that().haveSimpleNameEndingWith("Config").should().beInterfaces();
}

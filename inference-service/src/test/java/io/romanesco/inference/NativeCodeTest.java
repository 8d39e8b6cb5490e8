package io.romanesco.inference;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** ONNX Runtime and other native code are used in few places. */
@AnalyzeClasses(
        packages = "io.romanesco.inference",
        importOptions = ImportOption.DoNotIncludeTests.class)
class NativeCodeTest {

    private static final String ONNX_RUNTIME = "ai.onnxruntime..";

    @ArchTest
    static final ArchRule onlyTheRuntimeUsesOnnxRuntime =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..model.runtime..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(ONNX_RUNTIME);

    /** OnnxRuntime sets the path of the library and turns its telemetry off before it loads it. */
    @ArchTest
    static final ArchRule onnxRuntimeIsLoadedInOnePlace =
            noClasses()
                    .that()
                    .haveNameNotMatching(".*\\.runtime\\.OnnxRuntime(\\$.*)?")
                    .should()
                    .callMethod("ai.onnxruntime.OrtEnvironment", "getEnvironment")
                    .orShould()
                    .callConstructor("ai.onnxruntime.OrtSession$SessionOptions");

    @ArchTest
    static final ArchRule nativeCodeIsCalledInFewPlaces =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("..inference.foreign..", "..inference.decode.jpeg..")
                    .and()
                    .haveNameNotMatching(
                            ".*\\.runtime\\.(OnnxRuntime|NativeMemory|GraphBytes)(\\$.*)?")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("java.lang.foreign..");
}

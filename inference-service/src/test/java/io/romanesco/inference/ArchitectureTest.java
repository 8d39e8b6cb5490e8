package io.romanesco.inference;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What classes may use, beyond the packages of RoomsTest. */
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
    static final ArchRule arithmeticUsesNoFramework =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "..inference.decode..",
                            "..inference.color..",
                            "..inference.resample..",
                            "..inference.task..",
                            "..inference.protocol.tensor..",
                            "..model.repository..",
                            "..model.runtime..")
                    .or()
                    .haveSimpleName("WorkerPlan")
                    .or()
                    .haveSimpleName("FairQueues")
                    .or()
                    .haveSimpleName("ModelSelection")
                    .or()
                    .haveSimpleName("LoadedModel")
                    .or()
                    .haveSimpleName("StageTimer")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(FRAMEWORKS);

    @ArchTest
    static final ArchRule decodingAndColourUseNoJson =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "..inference.decode..", "..inference.color..", "..inference.resample..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("com.fasterxml..");

    @ArchTest
    static final ArchRule onlySourceAndSinkUseKafka =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("..inference.source..", "..inference.sink..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.apache.kafka..",
                            "io.smallrye.reactive.messaging..",
                            "org.eclipse.microprofile.reactive.messaging..");

    @ArchTest
    static final ArchRule imagesAreDecodedInOnePlace =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..inference.decode..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("javax.imageio..", "java.awt..", "com.twelvemonkeys..");

    @ArchTest
    static final ArchRule nothingWritesToTheConsole =
            noClasses()
                    .should()
                    .accessField(System.class, "out")
                    .orShould()
                    .accessField(System.class, "err");

    @ArchTest
    static final ArchRule settingsAreInterfaces =
            classes()
                    .that()
                    .haveSimpleNameEndingWith("Config")
                    .and()
                    // Messages of the protocol, generated.
                    .resideOutsideOfPackage("..protocol.grpc.wire..")
                    .should()
                    .beInterfaces();
}

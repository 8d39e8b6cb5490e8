package io.romanesco.inference.protocol;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What each package of the protocol may use. */
@AnalyzeClasses(
        packages = "io.romanesco.inference",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ProtocolRoomsTest {

    private static final String HTTP = "..protocol.rest..";
    private static final String GRPC = "..protocol.grpc..";

    @ArchTest
    static final ArchRule tensorsAreValuesAlone =
            classes()
                    .that()
                    .resideInAPackage("..protocol.tensor..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage("..protocol.tensor..", "java..");

    @ArchTest
    static final ArchRule onlyOneWayInUsesHttp =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(HTTP)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(HTTP, "jakarta.ws.rs..", "io.vertx.ext.web..");

    @ArchTest
    static final ArchRule onlyTheOtherWayInUsesGrpc =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(GRPC)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(GRPC, "io.grpc..", "io.quarkus.grpc..", "com.google..");

    @ArchTest
    static final ArchRule waysInUseTheProtocolAlone =
            noClasses()
                    .that()
                    .resideInAnyPackage(HTTP, GRPC)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "..inference.color..",
                            "..inference.decode..",
                            "..inference.model..",
                            "..inference.pipeline..",
                            "..inference.scheduling..",
                            "..inference.task..");
}

package io.romanesco.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Entity;
import jakarta.ws.rs.Path;

/** What may know what. */
@AnalyzeClasses(packages = "io.romanesco.api", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] FRAMEWORKS = {
        "io.quarkus..",
        "io.smallrye..",
        "io.vertx..",
        "io.micrometer..",
        "jakarta..",
        "org.apache.kafka..",
        "org.eclipse.microprofile..",
        "org.hibernate..",
        "software.amazon..",
    };

    @ArchTest
    static final ArchRule formatsAreAPureCore =
            noClasses()
                    .that()
                    .resideInAPackage("..format..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(FRAMEWORKS);

    @ArchTest
    static final ArchRule otherPureCoresImportNoFramework =
            noClasses()
                    .that()
                    .haveSimpleName("UploadPolicy")
                    .or()
                    .haveSimpleName("Verdict")
                    .or()
                    .haveSimpleName("FileName")
                    .or()
                    .haveSimpleName("PreferHeader")
                    .or()
                    .haveSimpleName("Cursor")
                    .or()
                    .haveSimpleName("ImageSearchSql")
                    .or()
                    .haveSimpleName("Palette")
                    .or()
                    .haveSimpleName("RecordId")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(FRAMEWORKS);

    @ArchTest
    static final ArchRule resourcesSeeNoEntities =
            noClasses()
                    .that()
                    .areAnnotatedWith(Path.class)
                    .should()
                    .dependOnClassesThat()
                    .areAnnotatedWith(Entity.class);

    @ArchTest
    static final ArchRule onlyTheArchiveAndItsHealthKnowTheObjectStoresClient =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("..archive..", "..platform..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("software.amazon..");

    @ArchTest
    static final ArchRule everyFieldIsInjectedThroughAConstructor =
            com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
}

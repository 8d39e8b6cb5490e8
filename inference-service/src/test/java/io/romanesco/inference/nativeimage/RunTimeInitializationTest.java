package io.romanesco.inference.nativeimage;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * Quarkus makes its beans while a native executable is built. native-image refuses beans of
 * packages that are initialised at run time.
 */
class RunTimeInitializationTest {

    private static final String ROOT = "io.romanesco.inference";
    private static final String PROPERTIES =
            "/META-INF/native-image/io.romanesco/inference-service/native-image.properties";
    private static final String OPTION = "--initialize-at-run-time=";

    @Test
    void packagesInitialisedAtRunTimeHaveNoBeans() throws IOException {
        JavaClasses classes =
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages(ROOT);
        List<String> packages = packages();

        assertThat(packages).isNotEmpty();
        for (String name : packages) {
            assertThat(classes).extracting(JavaClass::getPackageName).anyMatch(inside(name));
            noClasses()
                    .that()
                    .resideInAPackage(name + "..")
                    .should()
                    .beAnnotatedWith(ApplicationScoped.class)
                    .orShould()
                    .beAnnotatedWith(Singleton.class)
                    .orShould()
                    .beAnnotatedWith(ConfigMapping.class)
                    .check(classes);
        }
    }

    private static Predicate<String> inside(String name) {
        return found -> found.equals(name) || found.startsWith(name + ".");
    }

    /** Our own among them. */
    private static List<String> packages() throws IOException {
        Properties properties = new Properties();
        try (InputStream file = RunTimeInitializationTest.class.getResourceAsStream(PROPERTIES)) {
            properties.load(file);
        }
        return Arrays.stream(properties.getProperty("Args").split("\\s+"))
                .filter(argument -> argument.startsWith(OPTION))
                .flatMap(argument -> Arrays.stream(argument.substring(OPTION.length()).split(",")))
                .filter(name -> name.startsWith(ROOT))
                .toList();
    }
}

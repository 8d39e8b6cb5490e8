package io.romanesco.api;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import jakarta.persistence.Entity;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Which class may use what; {@link PackageDependenciesTest} has the packages. */
@AnalyzeClasses(packages = "io.romanesco.api", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "io.romanesco.api.";

    private static final String[] FRAMEWORKS = {
        "io.quarkus..",
        "io.smallrye..",
        "io.vertx..",
        "io.micrometer..",
        "jakarta..",
        "org.apache.kafka..",
        "org.eclipse.microprofile..",
        "org.hibernate..",
        "org.jboss..",
        "software.amazon..",
    };

    /** Classes that compute and do nothing else. */
    private static final List<String> PURE =
            List.of(
                    "disagreements.Comparison",
                    "disagreements.ObjectMatches",
                    "http.page.InlineScripts",
                    "models.VersionOrder",
                    "platform.ApiException",
                    "platform.ErrorCategory",
                    "platform.ErrorCode",
                    "reclassifications.Summary",
                    "search.Cursor",
                    "search.ImageSearchSql",
                    "search.ObjectSearchSql",
                    "upload.UploadByteLimit");

    @ArchTest
    static void pureClassesUseNoFramework(JavaClasses all) {
        for (String name : PURE) {
            JavaClass pure = all.get(ROOT + name);
            noClasses()
                    .that(describe("are " + name, pure::equals))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(FRAMEWORKS)
                    .check(all);
        }
    }

    @ArchTest
    static final ArchRule exportFormatsArePure =
            noClasses()
                    .that()
                    .resideInAPackage("..exports.format..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(FRAMEWORKS)
                    .orShould()
                    .dependOnClassesThat(
                            describe(
                                    "are of other packages of this service",
                                    type ->
                                            type.getPackageName().startsWith(ROOT)
                                                    && !type.getPackageName()
                                                            .equals(ROOT + "exports.format")));

    @ArchTest
    static final ArchRule onlyHttpAndResourcesKnowStatusAndProblem =
            noClasses()
                    .that(describe("are no resources", type -> !isResource(type)))
                    .and()
                    .resideOutsideOfPackage("..http..")
                    .should()
                    .dependOnClassesThat(
                            describe(
                                    "know HTTP statuses or problems", ArchitectureTest::knowsHttp));

    @ArchTest
    static final ArchRule entitiesDoNotLeaveTheirPackage =
            classes().that().areAnnotatedWith(Entity.class).should(beUsedOnlyInTheirPackage());

    @ArchTest
    static final ArchRule onlyTheArchiveUsesTheObjectStoresClient =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..archive..")
                    .and()
                    .doNotHaveFullyQualifiedName(ROOT + "platform.Failure")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("software.amazon..");

    @ArchTest
    static final ArchRule dependenciesComeThroughConstructors =
            GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

    @ArchTest
    static void onlyNamedMethodsBlock(JavaClasses all) {
        assertThat(BlockingCalls.in(all))
                .as("methods that block; a new one needs a thread that may wait")
                .containsExactlyInAnyOrder(
                        // At the start, before the first request.
                        "http.page.InlineScripts.ofPage",
                        // On a worker thread.
                        "upload.UploadReader.content",
                        "upload.UploadReader.upToLimit");
    }

    /** Filters of requests belong to their resource. */
    private static boolean isResource(JavaClass type) {
        return type.isAnnotatedWith(Path.class)
                || type.getMethods().stream()
                        .anyMatch(method -> method.isAnnotatedWith(ServerRequestFilter.class));
    }

    private static boolean knowsHttp(JavaClass type) {
        return resideInAPackage("jakarta.ws.rs.core")
                .and(nameContains("Response"))
                .or(
                        resideInAPackage("jakarta.ws.rs")
                                .and(JavaClass.Predicates.assignableTo(Throwable.class)))
                .or(resideInAPackage("io.quarkiverse.resteasy.problem.."))
                .or(resideInAPackage("..api.http.problem.."))
                .test(type);
    }

    private static DescribedPredicate<JavaClass> nameContains(String text) {
        return describe("name contains " + text, type -> type.getName().contains(text));
    }

    private static ArchCondition<JavaClass> beUsedOnlyInTheirPackage() {
        return new ArchCondition<>("be used only in their package") {
            @Override
            public void check(JavaClass entity, ConditionEvents events) {
                entity.getDirectDependenciesToSelf().stream()
                        .filter(use ->
                                !use.getOriginClass()
                                        .getPackageName()
                                        .equals(entity.getPackageName()))
                        .forEach(use ->
                                events.add(
                                        SimpleConditionEvent.violated(
                                                entity, use.getDescription())));
            }
        };
    }

    /** The methods that call or reference something that may block the thread. */
    private static final class BlockingCalls {

        private static final List<String> BLOCKING =
                List.of(
                        "io.smallrye.mutiny.groups.UniAwait",
                        "java.util.concurrent.Future.get",
                        "java.util.concurrent.CompletableFuture.join",
                        "java.util.concurrent.CountDownLatch.await",
                        "java.util.concurrent.Semaphore.acquire",
                        "java.util.concurrent.BlockingQueue.put",
                        "java.util.concurrent.BlockingQueue.take",
                        "java.util.concurrent.locks.Lock.lock",
                        "java.lang.Thread.sleep",
                        "java.lang.Thread.join",
                        "java.lang.Object.wait",
                        "java.lang.Process.waitFor",
                        "java.io.InputStream.read",
                        "java.io.InputStream.readAllBytes",
                        "java.io.InputStream.readNBytes",
                        "java.io.InputStream.transferTo",
                        "java.nio.file.Files",
                        "java.net.http.HttpClient.send",
                        "java.sql.Connection",
                        "java.sql.DriverManager",
                        "java.sql.Statement",
                        "javax.sql.DataSource",
                        "org.apache.kafka.clients.consumer.Consumer",
                        "org.apache.kafka.clients.producer.Producer");

        static List<String> in(JavaClasses all) {
            return all.stream()
                    .flatMap(type -> type.getCodeUnits().stream())
                    .filter(BlockingCalls::blocks)
                    .map(unit -> unit.getOwner().getName() + "." + methodOf(unit))
                    .map(name -> name.substring(ROOT.length()))
                    .distinct()
                    .toList();
        }

        private static boolean blocks(JavaCodeUnit unit) {
            return unit.getCallsFromSelf().stream()
                            .anyMatch(call -> blocks(call.getTargetOwner(), call.getName()))
                    || unit.getMethodReferencesFromSelf().stream()
                            .anyMatch(ref -> blocks(ref.getTargetOwner(), ref.getName()));
        }

        /** The name of a class stands for all its methods. */
        private static boolean blocks(JavaClass owner, String method) {
            return BLOCKING.stream().anyMatch(name -> blocks(owner, method, name));
        }

        private static boolean blocks(JavaClass owner, String method, String name) {
            if (owner.isAssignableTo(name)) {
                return true;
            }
            int dot = name.lastIndexOf('.');
            return owner.isAssignableTo(name.substring(0, dot))
                    && method.equals(name.substring(dot + 1));
        }

        /** The compiler names a lambda's method {@code lambda$<method>$<number>}. */
        private static String methodOf(JavaCodeUnit unit) {
            String name = unit.getName();
            return name.startsWith("lambda$") ? name.split("\\$")[1] : name;
        }
    }
}

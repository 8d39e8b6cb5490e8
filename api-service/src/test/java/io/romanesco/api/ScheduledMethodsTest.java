package io.romanesco.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import io.quarkus.scheduler.Scheduled;

/** The scheduler starts before the channels to Kafka do. */
@AnalyzeClasses(packages = "io.romanesco.api", importOptions = DoNotIncludeTests.class)
class ScheduledMethodsTest {

    @ArchTest
    static final ArchRule scheduledMethodsWaitForTheStartOfTheService =
            methods()
                    .that()
                    .areAnnotatedWith(Scheduled.class)
                    .should(
                            ArchConditions.be(
                                    DescribedPredicate.describe(
                                            "skipped until the service has started",
                                            (JavaMethod method) ->
                                                    method.getAnnotationOfType(Scheduled.class)
                                                                    .skipExecutionIf()
                                                            == Scheduled.ApplicationNotRunning
                                                                    .class)));
}

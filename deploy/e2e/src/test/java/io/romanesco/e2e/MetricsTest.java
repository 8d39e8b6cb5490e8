package io.romanesco.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.romanesco.e2e.client.Api;
import io.romanesco.e2e.client.Drawings;
import io.romanesco.e2e.client.MetricNames;
import io.romanesco.e2e.client.Patience;
import io.romanesco.e2e.stack.LocalStack;
import io.romanesco.e2e.stack.Repository;
import io.romanesco.e2e.stack.Stacks;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Running services have every metric that dashboards and rules query. */
@ExtendWith(Stacks.class)
class MetricsTest {

    private static final Path RULES = Repository.ROOT.resolve("deploy/prometheus/rules.yml");
    private static final Path DASHBOARDS = Repository.ROOT.resolve("deploy/grafana/dashboards");

    private final LocalStack stack;

    MetricsTest(LocalStack stack) {
        this.stack = stack;
    }

    @ParameterizedTest
    @ValueSource(strings = {"romanesco-stream.json", "romanesco-processes.json"})
    void dashboardsQueryExistingMetrics(String dashboard) {
        Set<String> wanted = MetricNames.inDashboard(DASHBOARDS.resolve(dashboard));

        assertThat(wanted).hasSizeGreaterThan(10);
        assertAllExist(wanted);
    }

    @Test
    void rulesQueryExistingMetrics() {
        Set<String> wanted = MetricNames.inRules(RULES);

        assertThat(wanted).hasSizeGreaterThan(8);
        assertAllExist(wanted);
    }

    private void assertAllExist(Set<String> wanted) {
        Api api = stack.api();
        api.classified(Drawings.jpeg(611));
        api.upload("image/jpeg", "no picture".getBytes());
        Set<String> fromElsewhere = new TreeSet<>(MetricNames.recordedBy(RULES));
        fromElsewhere.add("up");
        Set<String> missing = new TreeSet<>(wanted);
        missing.removeAll(fromElsewhere);
        missing.removeIf(name -> name.startsWith("DCGM_"));

        Patience.await("the metrics")
                .untilAsserted(() ->
                        assertThat(missing).isNotEmpty().isSubsetOf(MetricNames.scraped(pages())));
    }

    private Stream<String> pages() {
        return stack.report().processes().stream()
                .filter(part -> part.url() != null)
                .map(part -> part.http().get("/q/metrics").text());
    }
}

package io.romanesco.e2e.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MetricNamesTest {

    @Test
    void namesAreFoundInAnExpression() {
        String promql =
                "histogram_quantile(0.95, sum by (le, model)"
                        + " (rate(a_bucket{job=\"x\",b=~\"y.*\"}[5m]))) / (max(c:d:sum) > 1e9) and"
                        + " on(instance) deriv(sum(e)[10m:1m]) unless f offset 15m or vector(0)";

        assertThat(MetricNames.in(promql))
                .containsExactlyInAnyOrder("a_bucket", "c:d:sum", "e", "f");
    }

    @Test
    void namesAreFoundOnAPage() {
        String page =
                "# HELP a x\n# TYPE a counter\na_total{b=\"c\"} 1.0 # {d=\"e\"} 1.0\nf 2\n# EOF\n";

        assertThat(MetricNames.scraped(Stream.of(page))).containsExactlyInAnyOrder("a_total", "f");
    }
}

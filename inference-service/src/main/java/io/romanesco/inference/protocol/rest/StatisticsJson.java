package io.romanesco.inference.protocol.rest;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.romanesco.inference.protocol.RequestStatistics;
import io.romanesco.inference.protocol.RequestStatistics.Spent;
import java.util.List;

/** Statistics as Triton's clients read them. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record StatisticsJson(List<Model> modelStats) {

    /** Statistics of one version. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Model(
            String name,
            String version,
            long lastInference,
            long inferenceCount,
            long executionCount,
            Stages inferenceStats,
            List<Object> batchStats) {}

    /** Counts and times by stage. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Stages(
            Duration success,
            Duration fail,
            Duration queue,
            Duration computeInput,
            Duration computeInfer,
            Duration computeOutput) {}

    /** How often, and how many nanoseconds together. */
    public record Duration(long count, long ns) {}

    static StatisticsJson of(List<RequestStatistics> all) {
        return new StatisticsJson(all.stream().map(StatisticsJson::model).toList());
    }

    private static Model model(RequestStatistics one) {
        return new Model(
                one.model().name(),
                one.model().version(),
                one.lastInference(),
                one.inferences(),
                one.executions(),
                new Stages(
                        duration(one.success()),
                        duration(one.fail()),
                        duration(one.queue()),
                        duration(one.input()),
                        duration(one.infer()),
                        duration(one.output())),
                List.of());
    }

    private static Duration duration(Spent spent) {
        return new Duration(spent.count(), spent.nanos());
    }
}

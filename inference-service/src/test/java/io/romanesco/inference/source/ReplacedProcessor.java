package io.romanesco.inference.source;

import io.quarkus.test.junit.QuarkusMock;
import io.romanesco.contract.Submission;
import io.romanesco.inference.model.registry.ModelRegistry;
import io.romanesco.inference.pipeline.AnalysisSteps;
import io.romanesco.inference.pipeline.ImageProcessor;
import io.romanesco.inference.pipeline.Outcome;
import io.romanesco.inference.pipeline.StreamMetrics;
import io.romanesco.inference.scheduling.WorkClass;
import jakarta.enterprise.inject.spi.CDI;
import java.util.function.Function;
import java.util.function.Supplier;

/** Stands in for the processor of a test's application, and does something around its work. */
final class ReplacedProcessor extends ImageProcessor {

    private final Function<Supplier<Outcome>, Outcome> around;

    private ReplacedProcessor(Function<Supplier<Outcome>, Outcome> around) {
        super(bean(ModelRegistry.class), bean(StreamMetrics.class), bean(AnalysisSteps.class));
        this.around = around;
    }

    /**
     * For this test alone.
     *
     * @param around is given the work on an image, to be done or not
     */
    static void install(Function<Supplier<Outcome>, Outcome> around) {
        QuarkusMock.installMockForType(new ReplacedProcessor(around), ImageProcessor.class);
    }

    @Override
    public Outcome process(Submission image, WorkClass workClass) {
        return around.apply(() -> super.process(image, workClass));
    }

    private static <T> T bean(Class<T> type) {
        return CDI.current().select(type).get();
    }
}

package io.romanesco.inference.source;

import io.quarkus.test.junit.QuarkusMock;
import io.romanesco.contract.ImageResult;
import io.romanesco.contract.Submission;
import io.romanesco.inference.color.DominantColorFinder;
import io.romanesco.inference.decode.ImageDecoder;
import io.romanesco.inference.decode.MemoryBudget;
import io.romanesco.inference.model.registry.ModelRegistry;
import io.romanesco.inference.pipeline.ImageProcessor;
import io.romanesco.inference.pipeline.StreamMetrics;
import io.romanesco.inference.scheduling.InferenceBatcher;
import jakarta.enterprise.inject.spi.CDI;
import java.util.function.Function;
import java.util.function.Supplier;

/** Stands in for the processor of a test's application, and does something around its work. */
final class ReplacedProcessor extends ImageProcessor {

    private final Function<Supplier<ImageResult>, ImageResult> around;

    private ReplacedProcessor(Function<Supplier<ImageResult>, ImageResult> around) {
        super(
                bean(ModelRegistry.class),
                bean(StreamMetrics.class),
                bean(ImageDecoder.class),
                bean(MemoryBudget.class),
                bean(DominantColorFinder.class),
                bean(InferenceBatcher.class));
        this.around = around;
    }

    /**
     * For this test alone.
     *
     * @param around is given the work on an image, to be done or not
     */
    static void install(Function<Supplier<ImageResult>, ImageResult> around) {
        QuarkusMock.installMockForType(new ReplacedProcessor(around), ImageProcessor.class);
    }

    @Override
    public ImageResult process(Submission image) {
        return around.apply(() -> super.process(image));
    }

    private static <T> T bean(Class<T> type) {
        return CDI.current().select(type).get();
    }
}

package io.romanesco.inference.pipeline;

import io.romanesco.inference.color.DominantColorFinder;
import io.romanesco.inference.decode.DecodeSettings;
import io.romanesco.inference.decode.ImageDecoder;
import io.romanesco.inference.decode.MemoryBudget;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Creates the decoder, its memory budget and the finder of colours as configured. */
class DecoderProducer {

    private static final Logger LOG = Logger.getLogger(DecoderProducer.class);

    @Produces
    @Singleton
    ImageDecoder decoder(DecodeConfig config) {
        ImageDecoder decoder = new ImageDecoder(settings(config));
        LOG.infof("decode.chosen asked=%s jpeg=%s", config.jpeg(), decoder.description());
        return decoder;
    }

    @Produces
    @Singleton
    MemoryBudget budget(DecodeConfig config) {
        return new MemoryBudget(config.maxMemory().asLongValue());
    }

    @Produces
    @Singleton
    DominantColorFinder colors(DecodeConfig config, ImageDecoder decoder, MemoryBudget budget) {
        return new DominantColorFinder(decoder, budget, config.colorMargin());
    }

    private static DecodeSettings settings(DecodeConfig config) {
        return new DecodeSettings(
                config.imageLimits(
                        config.maxBytes().asLongValue(), config.maxMetadataBytes().asLongValue()),
                config.maxCpuTime(),
                config.maxMemory().asLongValue(),
                config.scaleAbovePixels(),
                config.jpeg(),
                config.turbojpegLibrary());
    }
}

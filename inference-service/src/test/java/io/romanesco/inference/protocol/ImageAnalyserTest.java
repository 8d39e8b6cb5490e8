package io.romanesco.inference.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.romanesco.contract.AnalysedImage;
import io.romanesco.contract.DetectedObject;
import io.romanesco.contract.DominantColors;
import io.romanesco.contract.ImageResult;
import io.romanesco.contract.ModelName;
import io.romanesco.contract.Role;
import io.romanesco.inference.protocol.tensor.ProtocolException;
import io.romanesco.inference.protocol.tensor.ProtocolException.Reason;
import io.romanesco.inference.task.InvalidOutputException;
import io.romanesco.inference.task.Prediction;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ImageAnalyserTest {

    @Test
    void outputThatMakesNoSenseIsAnErrorWithModelImageAndReason() {
        AnalysedImage image =
                new AnalysedImage(
                        UUID.randomUUID(),
                        "/protocol",
                        Instant.EPOCH,
                        "image/png",
                        4,
                        3,
                        50L,
                        null,
                        new ModelName("leaves", "2"),
                        null,
                        Role.PRIMARY,
                        null);

        assertThatExceptionOfType(ProtocolException.class)
                .isThrownBy(() -> ImageAnalyser.result(new Noise(), image, null, 7))
                .withMessage("model leaves/2: image 7: the masks are noise")
                .satisfies(error -> assertThat(error.reason()).isEqualTo(Reason.INTERNAL));
    }

    @Test
    void imagesOfARequestWithoutAnIdHaveIdsOfTheirOwn() {
        assertThat(ImageAnalyser.imageId("7", 1))
                .isEqualTo(ImageAnalyser.imageId("7", 1))
                .isNotEqualTo(ImageAnalyser.imageId("7", 2));
        assertThat(ImageAnalyser.imageId("", 1)).isNotEqualTo(ImageAnalyser.imageId("", 1));
    }

    /** Masks whose noise shows when the result is made. */
    private record Noise() implements Prediction {

        @Override
        public ImageResult result(AnalysedImage image, DominantColors colors, Instant at) {
            throw new InvalidOutputException("the masks are noise");
        }

        @Override
        public List<DetectedObject> found(int width, int height) {
            return List.of();
        }
    }
}

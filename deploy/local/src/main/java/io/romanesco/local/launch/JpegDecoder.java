package io.romanesco.local.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Which JPEG decoder inference-service uses, by its log. */
final class JpegDecoder {

    /** The line that inference-service logs if it wanted libjpeg-turbo and did not find it. */
    private static final String FALLBACK = "decode.chosen asked=AUTO jpeg=imageio";

    static final String HINT =
            "libjpeg-turbo is missing, so large JPEGs take several times as long: get it with"
                    + " `apt-get install libturbojpeg0`.";

    private JpegDecoder() {}

    /** True if the service fell back to the slow decoder because libjpeg-turbo is missing. */
    static boolean isSlow(Path inferenceLog) {
        try (Stream<String> lines = Files.lines(inferenceLog)) {
            return lines.anyMatch(line -> line.contains(FALLBACK));
        } catch (IOException e) {
            return false;
        }
    }
}

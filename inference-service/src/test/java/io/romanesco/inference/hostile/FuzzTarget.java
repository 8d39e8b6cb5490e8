package io.romanesco.inference.hostile;

import io.romanesco.contract.image.ImageLimits;
import io.romanesco.inference.decode.DecodeResult;
import io.romanesco.inference.decode.DecodeSettings;
import io.romanesco.inference.decode.ImageDecoder;
import io.romanesco.inference.decode.jpeg.JpegLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * What Jazzer calls with inputs that it makes by coverage: {@code make fuzz SECONDS=600}. The
 * decoder is that of the JDK and our own code, since Jazzer cannot see into native libraries.
 */
public final class FuzzTarget {

    private static final ImageDecoder DECODER =
            new ImageDecoder(
                    DecodeSettings.DEFAULT
                            .with(
                                    new ImageLimits(
                                            1 << 20, 250_000, 16_384, 64, 200, 1_000, 1 << 16, 16))
                            .with(JpegLibrary.IMAGEIO)
                            .with(Duration.ofSeconds(5)));

    private FuzzTarget() {}

    /** Anything thrown, and anything that takes very long, is a finding. */
    public static void fuzzerTestOneInput(byte[] file) {
        DecodeResult result = DECODER.decode(file);
        if (result instanceof DecodeResult.Rejected rejected && rejected.detail().isBlank()) {
            throw new IllegalStateException("rejected without a reason");
        }
    }

    /** Writes good files to start from into a folder. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        for (Map.Entry<String, byte[]> file : Samples.all().entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
    }
}

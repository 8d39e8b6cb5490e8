package io.romanesco.inference.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.romanesco.contract.RejectionCode;
import io.romanesco.contract.image.ImageLimits;
import io.romanesco.inference.decode.DecodeResult.Decoded;
import io.romanesco.inference.decode.DecodeResult.Rejected;
import io.romanesco.inference.decode.jpeg.JpegLibrary;
import io.romanesco.inference.hostile.Mutator;
import io.romanesco.inference.hostile.Samples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Thousands of damaged files, the same ones every time; with {@code -Dromanesco.fuzz.seed} others.
 * FuzzTarget looks for new ones by coverage.
 */
class FuzzTest {

    private static final int FILES = 5_000;
    private static final long SEED = Long.getLong("romanesco.fuzz.seed", 20_261_122L);

    /** Small, so that a damaged size is no day's work. */
    private static final ImageLimits LIMITS =
            new ImageLimits(1 << 20, 1_000_000, 16_384, 64, 200, 1_000, 1 << 16, 16);

    @ParameterizedTest
    @EnumSource(names = {"AUTO", "IMAGEIO"})
    void damagedFileIsDecodedOrRejectedWithoutAnException(JpegLibrary library) {
        ImageDecoder decoder =
                new ImageDecoder(
                        DecodeSettings.DEFAULT
                                .with(LIMITS)
                                .with(library)
                                .with(Duration.ofSeconds(2)));
        Mutator mutator = new Mutator(SEED, new ArrayList<>(Samples.all().values()));
        Map<RejectionCode, Integer> rejections = new EnumMap<>(RejectionCode.class);
        int decoded = 0;

        for (int i = 0; i < FILES; i++) {
            switch (decode(decoder, mutator.next(), i)) {
                case Decoded good -> {
                    assertThat(good.pixels().rgb())
                            .hasSize(good.header().width() * good.header().height() * 3);
                    decoded++;
                }
                case Rejected bad -> {
                    assertThat(bad.detail()).isNotBlank();
                    rejections.merge(bad.code(), 1, Integer::sum);
                }
            }
        }

        assertThat(decoded + rejections.values().stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(FILES);
        // The damage is of many kinds, and some of it is harmless: else this test tests little.
        assertThat(decoded).isBetween(FILES / 20, FILES * 3 / 4);
        assertThat(rejections)
                .containsKeys(
                        RejectionCode.IMAGE_CORRUPT,
                        RejectionCode.IMAGE_TRUNCATED,
                        RejectionCode.UNSUPPORTED_TYPE,
                        RejectionCode.IMAGE_TOO_MANY_PIXELS);
    }

    @Test
    void truncatedFileIsRejected() {
        ImageDecoder decoder = new ImageDecoder(DecodeSettings.DEFAULT.with(LIMITS));
        Samples.all()
                .forEach((name, file) -> {
                    for (int length = 0; length < file.length; length += 1 + file.length / 200) {
                        DecodeResult result = decoder.decode(java.util.Arrays.copyOf(file, length));

                        assertThat(result)
                                .as("%s cut to %d of %d bytes", name, length, file.length)
                                .isInstanceOf(Rejected.class);
                    }
                });
    }

    @Test
    void bytesBehindTheImageAreIgnored() {
        ImageDecoder decoder = new ImageDecoder(DecodeSettings.DEFAULT.with(LIMITS));
        List<byte[]> others = List.copyOf(Samples.all().values());
        Samples.all()
                .forEach((name, file) -> {
                    for (byte[] other : others) {
                        byte[] polyglot = java.util.Arrays.copyOf(file, file.length + other.length);
                        System.arraycopy(other, 0, polyglot, file.length, other.length);

                        Decoded alone = (Decoded) decoder.decode(file);
                        DecodeResult both = decoder.decode(polyglot);

                        assertThat(both).as(name).isInstanceOf(Decoded.class);
                        assertThat(((Decoded) both).pixels().rgb()).isEqualTo(alone.pixels().rgb());
                    }
                });
    }

    /** The seed and the number say which file it was. */
    private static DecodeResult decode(ImageDecoder decoder, byte[] file, int number) {
        try {
            DecodeResult result = decoder.decode(file);
            assertThat(result).as("seed %d, file %d", SEED, number).isNotNull();
            return result;
        } catch (RuntimeException | Error escaped) {
            throw new AssertionError("seed %d, file %d".formatted(SEED, number), escaped);
        }
    }
}

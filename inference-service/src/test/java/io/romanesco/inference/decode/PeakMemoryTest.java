package io.romanesco.inference.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import io.romanesco.inference.decode.DecodePlan.Accepted;
import io.romanesco.inference.decode.DecodeResult.Decoded;
import io.romanesco.inference.decode.jpeg.JpegLibrary;
import io.romanesco.inference.drawing.Drawings;
import io.romanesco.inference.hostile.PngBuilder;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the budget reckons with is no less than what decoding takes, and nothing stays behind. */
class PeakMemoryTest {

    private static final int SIDE = 1_000;

    /** Readers, tables, streams: the same however large the picture. */
    private static final long FIXED = 1 << 20;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @ParameterizedTest(name = "{0}")
    @MethodSource("pictures")
    void estimateCoversTheMeasuredPeak(String name, byte[] file, JpegLibrary library) {
        ImageDecoder decoder = new ImageDecoder(DecodeSettings.DEFAULT.with(library));
        Accepted accepted = (Accepted) decoder.inspect(file, MinimumSize.FULL);

        long taken =
                LongStream.generate(() -> allocatedBy(decoder, accepted))
                        .limit(5)
                        .min()
                        .orElseThrow();

        assertThat(taken).isBetween((long) SIDE * SIDE * 3, accepted.peakBytes() + FIXED);
    }

    /** The first decoding of a kind also sets its codec up: the smallest of some is what counts. */
    private static long allocatedBy(ImageDecoder decoder, Accepted accepted) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        assertThat(decoder.decode(accepted)).isInstanceOf(Decoded.class);
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    static Stream<Arguments> pictures() throws IOException {
        BufferedImage picture = Drawings.quarters(SIDE, SIDE);
        BufferedImage palette = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_INDEXED);
        BufferedImage alpha = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_4BYTE_ABGR);
        byte[] sixteen =
                new PngBuilder().header(SIDE, SIDE, 16, 6).zeros(SIDE * (1 + SIDE * 8)).end();
        JpegLibrary plain = JpegLibrary.IMAGEIO;
        return Stream.of(
                Arguments.of("JPEG", Drawings.jpeg(picture), plain),
                Arguments.of("turned JPEG", Drawings.jpeg(picture, 6), plain),
                Arguments.of("JPEG, native", Drawings.jpeg(picture), JpegLibrary.AUTO),
                Arguments.of("PNG", Drawings.png(picture), plain),
                Arguments.of("PNG with alpha", Drawings.png(alpha), plain),
                Arguments.of("PNG of 16 bits", sixteen, plain),
                Arguments.of("PNG with a palette", Drawings.png(palette), plain),
                Arguments.of("GIF", Drawings.gif(palette), plain),
                Arguments.of("BMP", Drawings.bmp(picture), plain),
                Arguments.of("WebP", OtherFormatsTest.read("megapixel.webp"), plain));
    }

    /** Native memory of good and broken pictures is given back: 600 of these take gigabytes. */
    @Test
    void nativeMemoryIsFreedAfterDecoding() throws IOException {
        InstalledTurboJpeg.require();
        assumeTrue(Files.exists(Path.of("/proc/self/statm")), "no /proc here");
        ImageDecoder decoder = new ImageDecoder(DecodeSettings.DEFAULT);
        byte[] good = Drawings.jpeg(Drawings.quarters(SIDE, SIDE));
        byte[] broken = good.clone();
        Arrays.fill(broken, good.length / 2, good.length / 2 + 40, (byte) 0x11);
        decodeOften(decoder, good, broken, 100);
        long before = bytesOutsideTheHeap();
        int threads = Thread.activeCount();

        decodeOften(decoder, good, broken, 300);

        assertThat(bytesOutsideTheHeap() - before).isLessThan(200L << 20);
        assertThat(Thread.activeCount()).isLessThanOrEqualTo(threads + 1);
    }

    private static void decodeOften(ImageDecoder decoder, byte[] good, byte[] bad, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(decoder.decode(good)).isInstanceOf(Decoded.class);
            assertThat(decoder.decode(bad)).isNotNull();
        }
    }

    /** Resident, less the heap: that grows as the collector pleases. */
    private static long bytesOutsideTheHeap() throws IOException {
        String[] pages = Files.readString(Path.of("/proc/self/statm")).split(" ");
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted();
        return Long.parseLong(pages[1]) * 4096 - heap;
    }
}

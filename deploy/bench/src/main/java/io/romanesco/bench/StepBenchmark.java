package io.romanesco.bench;

import io.romanesco.contract.DominantColors;
import io.romanesco.inference.color.ColorScorer;
import io.romanesco.inference.decode.DecodeResult;
import io.romanesco.inference.decode.Pixels;
import io.romanesco.inference.resample.Axis;
import io.romanesco.inference.resample.BilinearResize;
import io.romanesco.inference.resample.InputFormat;
import io.romanesco.inference.resample.PictureEncoder;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The steps between a file and the model, one picture after another. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-Xmx1g"})
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
public class StepBenchmark {

    private static final int MODEL = 299;

    /** Sides of the square pictures: as in the data set; a camera's 12 megapixels. */
    @Param({"224", "3464"})
    private int size;

    private List<byte[]> files;
    private List<Pixels> pictures;
    private final ColorScorer scorer = new ColorScorer();
    private final BilinearResize resizer = new BilinearResize();
    private final ByteBuffer resized = ByteBuffer.allocateDirect(MODEL * MODEL * 3);
    private final PictureEncoder encoder = new PictureEncoder(InputFormat.bytes(MODEL, MODEL));
    private int next;

    @Setup
    public void setUp() {
        files = Pictures.jpegs(size, size > 1000 ? 2 : 64);
        pictures = files.stream().map(Pictures::decode).toList();
    }

    @Benchmark
    public DecodeResult decode() {
        return Pictures.DECODER.decode(files.get(nextIndex()));
    }

    @Benchmark
    public DominantColors colour() {
        return scorer.score(pictures.get(nextIndex()));
    }

    @Benchmark
    public ByteBuffer resize() {
        Pixels picture = pictures.get(nextIndex());
        resizer.resize(
                picture,
                Axis.whole(picture.width(), MODEL),
                Axis.whole(picture.height(), MODEL),
                (y, rgb, from) -> resized.put(y * MODEL * 3, rgb, from, MODEL * 3));
        return resized;
    }

    @Benchmark
    public ByteBuffer tensor() {
        return encoder.encode(pictures.get(nextIndex()));
    }

    private int nextIndex() {
        next = (next + 1) % files.size();
        return next;
    }
}

package io.romanesco.bench;

import io.romanesco.inference.decode.Pixels;
import io.romanesco.inference.model.registry.LoadedModel;
import io.romanesco.inference.model.repository.ModelDirectory;
import io.romanesco.inference.model.repository.ModelLoadException;
import io.romanesco.inference.model.runtime.SessionSettings;
import io.romanesco.inference.task.Prediction;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Resize, tensor and model of the bundled model, as the service runs them on one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-XX:+UseSerialGC", "-Xmx1g", "--enable-native-access=ALL-UNNAMED"})
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 3)
public class InferenceBenchmark {

    private LoadedModel model;
    private List<Pixels> pictures;
    private int next;

    @Setup
    public void setUp() throws ModelLoadException {
        Path version = new ModelDirectory(Path.of("inference-service/models")).newest("vegetables");
        model = LoadedModel.load(version, Optional.empty(), SessionSettings.DEFAULT);
        pictures = Pictures.jpegs(224, 64).stream().map(Pictures::decode).toList();
    }

    @Benchmark
    public Prediction inference() {
        next = (next + 1) % pictures.size();
        return model.predict(List.of(pictures.get(next))).getFirst();
    }

    @TearDown
    public void tearDown() {
        model.close();
    }
}

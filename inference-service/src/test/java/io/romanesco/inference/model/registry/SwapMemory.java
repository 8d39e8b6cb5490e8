package io.romanesco.inference.model.registry;

import io.romanesco.contract.ModelState;
import io.romanesco.inference.decode.Pixels;
import io.romanesco.inference.drawing.Drawings;
import java.nio.file.Path;
import java.util.stream.IntStream;

/**
 * Swaps a model's versions and prints the resident bytes of this process before and after. A
 * program of its own: what other tests leave in a JVM would hide what is lost here.
 */
final class SwapMemory {

    private static final int WARM_UP = 20;
    private static final int SWAPS = 100;

    private static final Pixels RED = Drawings.pixels(20, 20, 0xff0000);

    private SwapMemory() {}

    /** The only argument is an empty folder. */
    public static void main(String[] arguments) {
        Path root = Path.of(arguments[0]);
        write(root, 0);
        try (TestRegistry models = TestRegistry.on(root, "poll", "20ms")) {
            models.await("paint/0", ModelState.READY);
            swap(root, models, 1, WARM_UP);
            long before = resident();
            swap(root, models, WARM_UP + 1, WARM_UP + SWAPS);
            System.out.println("resident " + before + " " + resident());
        }
    }

    /** Threads of the pool allocate in heaps of their own, as inference threads do. */
    private static void swap(Path root, TestRegistry models, int first, int last) {
        for (int version = first; version <= last; version++) {
            write(root, version);
            models.await("paint/" + version, ModelState.READY);
            models.await("paint/" + (version - 1), ModelState.RETIRED);
            String expected = version + " Red";
            if (!IntStream.range(0, 8)
                    .parallel()
                    .allMatch(i -> models.answer("paint", RED).equals(expected))) {
                throw new IllegalStateException("Version " + version + " does not answer");
            }
        }
    }

    private static void write(Path root, int version) {
        ModelFolder.of("paint", "" + version).heavy().writeTo(root);
    }

    /** Without garbage, whose amount is chance. */
    private static long resident() {
        System.gc();
        return (long) ProcessMemory.resident();
    }
}

package io.romanesco.inference.model.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.romanesco.contract.ModelState;
import io.romanesco.inference.decode.Pixels;
import io.romanesco.inference.drawing.Drawings;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelSwapMemoryTest {

    private static final int WARM_UP = 20;
    private static final int SWAPS = 100;
    private static final Pixels RED = Drawings.pixels(20, 20, 0xff0000);

    @TempDir private Path root;

    @Test
    void hundredSwapsLeaveTheMemoryOfTheProcessWithinTenPercent() {
        write(0);
        try (TestRegistry models = TestRegistry.on(root, "poll", "20ms")) {
            models.await("paint/0", ModelState.READY);
            swap(models, 1, WARM_UP);
            double resident = resident();

            swap(models, WARM_UP + 1, WARM_UP + SWAPS);

            assertThat(resident()).isLessThan(resident * 1.1);
        }
    }

    /** Threads of the pool allocate in heaps of their own, as inference threads do. */
    private void swap(TestRegistry models, int first, int last) {
        for (int version = first; version <= last; version++) {
            write(version);
            models.await("paint/" + version, ModelState.READY);
            models.await("paint/" + (version - 1), ModelState.RETIRED);
            String expected = version + " Red";
            assertThat(IntStream.range(0, 8).parallel())
                    .allMatch(i -> models.answer("paint", RED).equals(expected));
        }
    }

    private void write(int version) {
        ModelFolder.of("paint", "" + version).heavy().writeTo(root);
    }

    /** Without garbage, whose amount is chance. */
    private static double resident() {
        System.gc();
        return ProcessMemory.resident();
    }
}

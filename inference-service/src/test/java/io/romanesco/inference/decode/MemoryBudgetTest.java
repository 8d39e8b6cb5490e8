package io.romanesco.inference.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MemoryBudgetTest {

    private static final int MEGAPIXEL = 1 << 20;

    private final MemoryBudget budget = new MemoryBudget(10 * MEGAPIXEL);

    @Test
    void smallImagesRunSideBySide() throws Exception {
        CountDownLatch both = new CountDownLatch(2);

        CompletableFuture<Boolean> first = meet(both, 5 * MEGAPIXEL);
        CompletableFuture<Boolean> second = meet(both, 5 * MEGAPIXEL);

        assertThat(first.get(30, TimeUnit.SECONDS)).isTrue();
        assertThat(second.get(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void budgetIsNeverExceeded() {
        AtomicLong held = new AtomicLong();

        IntStream.range(0, 200)
                .parallel()
                .forEach(i -> {
                    long pixels = (1L + i % 9) * MEGAPIXEL;
                    budget.within(
                            pixels,
                            () -> {
                                assertThat(held.addAndGet(pixels))
                                        .isLessThanOrEqualTo(10L * MEGAPIXEL);
                                return held.addAndGet(-pixels);
                            });
                });

        assertThat(held).hasValue(0);
    }

    @Test
    void imageAboveTheBudgetRunsAlone() {
        assertThat(budget.within(99L * MEGAPIXEL, () -> "passed")).isEqualTo("passed");
    }

    @Test
    void failedWorkReturnsItsMemory() {
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() ->
                            budget.within(
                                    10L * MEGAPIXEL,
                                    () -> {
                                        throw new IllegalStateException();
                                    }))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void partThatIsTakenLeavesTheRestToOthers() throws Exception {
        MemoryBudget part = budget.part(4L * MEGAPIXEL);
        CountDownLatch all = new CountDownLatch(2);

        CompletableFuture<Boolean> background = meet(part, all, 4 * MEGAPIXEL);
        CompletableFuture<Boolean> upload = meet(budget, all, 6 * MEGAPIXEL);

        assertThat(background.get(30, TimeUnit.SECONDS)).isTrue();
        assertThat(upload.get(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void partIsNeverExceededUnlessByOneLargerImage() {
        MemoryBudget part = budget.part(4L * MEGAPIXEL);
        AtomicLong held = new AtomicLong();

        IntStream.range(0, 200)
                .parallel()
                .forEach(i -> {
                    long pixels = (1L + i % 6) * MEGAPIXEL;
                    part.within(
                            pixels,
                            () -> {
                                assertThat(held.addAndGet(pixels))
                                        .isLessThanOrEqualTo(Math.max(4L * MEGAPIXEL, pixels));
                                return held.addAndGet(-pixels);
                            });
                });

        assertThat(held).hasValue(0);
    }

    private CompletableFuture<Boolean> meet(CountDownLatch both, long pixels) {
        return meet(budget, both, pixels);
    }

    private static CompletableFuture<Boolean> meet(
            MemoryBudget budget, CountDownLatch both, long pixels) {
        CompletableFuture<Boolean> met = new CompletableFuture<>();
        Thread.ofPlatform()
                .daemon()
                .start(() -> met.complete(budget.within(pixels, () -> arrive(both))));
        return met;
    }

    private static boolean arrive(CountDownLatch both) {
        both.countDown();
        try {
            return both.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            return false;
        }
    }
}

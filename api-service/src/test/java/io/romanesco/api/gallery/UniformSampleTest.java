package io.romanesco.api.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UniformSampleTest {

    private static final int SEED = 20261122;

    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);

    @Test
    void aSampleHasTheWantedSizeAndNothingTwice() {
        List<Integer> population = IntStream.range(0, 50).boxed().toList();

        List<Integer> sample = UniformSample.draw(population, 20, random);

        assertThat(sample).hasSize(20).doesNotHaveDuplicates().isSubsetOf(population);
    }

    @Test
    void aSmallPopulationIsSampledWhole() {
        assertThat(UniformSample.draw(List.of(1, 2, 3), 20, random))
                .containsExactlyInAnyOrder(1, 2, 3);
        assertThat(UniformSample.draw(List.of(), 20, random)).isEmpty();
    }

    @Test
    void everyElementIsDrawnEquallyOften() {
        int[] hits = new int[30];
        List<Integer> population = IntStream.range(0, hits.length).boxed().toList();
        int draws = 30_000;
        for (int i = 0; i < draws; i++) {
            UniformSample.draw(population, 3, random).forEach(element -> hits[element]++);
        }

        assertThat(chiSquare(hits, draws * 3.0 / hits.length)).isLessThan(CRITICAL_29);
    }

    @Test
    void aWindowOfTheCircleReachesEveryImageAboutEquallyOften() {
        int rows = 400;
        int window = 100;
        List<Double> keys = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            keys.add(random.nextDouble());
        }
        keys.sort(Comparator.naturalOrder());
        int[] hits = new int[rows];
        int draws = 200_000;
        for (int i = 0; i < draws; i++) {
            int first = firstFrom(keys, random.nextDouble());
            List<Integer> windowed =
                    IntStream.range(first, first + window).mapToObj(n -> n % rows).toList();
            hits[UniformSample.draw(windowed, 1, random).getFirst()]++;
        }

        double expected = (double) draws / rows;
        assertThat(IntStream.of(hits).boxed().toList())
                .as("a window of %d gaps differs by a tenth, its root", window)
                .allSatisfy(
                        n -> assertThat(n.doubleValue()).isBetween(0.6 * expected, 1.4 * expected));
    }

    private static int firstFrom(List<Double> keys, double place) {
        int found = java.util.Collections.binarySearch(keys, place);
        return found >= 0 ? found : -found - 1;
    }

    /** The 0.999 quantile of the chi-square distribution with 29 degrees of freedom. */
    private static final double CRITICAL_29 = 58.30;

    private static double chiSquare(int[] hits, double expected) {
        return IntStream.of(hits)
                .mapToDouble(n -> (n - expected) * (n - expected) / expected)
                .sum();
    }
}

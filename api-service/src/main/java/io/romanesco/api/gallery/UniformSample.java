package io.romanesco.api.gallery;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Draws without replacement, each subset and each order equally likely: the first steps of a
 * Fisher-Yates shuffle.
 */
final class UniformSample {

    private UniformSample() {}

    /** At most {@code count} elements of the population. */
    static <T> List<T> draw(List<T> population, int count, RandomGenerator random) {
        List<T> rest = new ArrayList<>(population);
        int drawn = Math.min(count, rest.size());
        for (int i = 0; i < drawn; i++) {
            int other = random.nextInt(i, rest.size());
            T taken = rest.set(other, rest.get(i));
            rest.set(i, taken);
        }
        return List.copyOf(rest.subList(0, drawn));
    }
}

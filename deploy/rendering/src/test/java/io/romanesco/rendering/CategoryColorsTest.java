package io.romanesco.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CategoryColorsTest {

    @Test
    void categoryAlwaysHasItsColour() {
        assertThat(CategoryColors.of("Carrot")).isEqualTo(0xD55E00);
        assertThat(CategoryColors.of("Tomato")).isEqualTo(0x0072B2);
        assertThat(CategoryColors.of("")).isEqualTo(0xE69F00);
    }

    @Test
    void manyCategoriesUseAllColours() {
        Set<Integer> colors =
                IntStream.range(0, 100)
                        .mapToObj(i -> CategoryColors.of("category-" + i))
                        .collect(Collectors.toSet());
        assertThat(colors).hasSize(7);
    }

    @Test
    void contrastIsBlackOnLightAndWhiteOnDarkColours() {
        assertThat(CategoryColors.contrast(0xF0E442)).isZero();
        assertThat(CategoryColors.contrast(0xFFFFFF)).isZero();
        assertThat(CategoryColors.contrast(0x0072B2)).isEqualTo(0xFFFFFF);
        assertThat(CategoryColors.contrast(0x000000)).isEqualTo(0xFFFFFF);
    }
}

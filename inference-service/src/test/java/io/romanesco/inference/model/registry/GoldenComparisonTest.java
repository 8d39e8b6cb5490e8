package io.romanesco.inference.model.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.romanesco.contract.Box;
import io.romanesco.contract.DetectedObject;
import io.romanesco.inference.model.repository.GoldenSet.Expected;
import io.romanesco.inference.model.repository.GoldenSet.Kind;
import io.romanesco.inference.model.repository.ModelManifest.Golden;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GoldenComparisonTest {

    private static final Golden LIMITS = new Golden("golden", 0.05, 0.8);
    private static final Box BOX = new Box(10, 10, 100, 50);

    @Test
    void sameCategoryWithAScoreWithinTheDeltaFits() {
        assertThat(difference(Kind.CATEGORY, List.of(object("Carrot", 0.9)), "Carrot", 0.94))
                .isEmpty();
    }

    @Test
    void otherCategoryDiffers() {
        assertThat(difference(Kind.CATEGORY, List.of(object("Carrot", 0.9)), "Bean", 0.9))
                .contains("Carrot expected, Bean found");
    }

    @Test
    void scoreBeyondTheDeltaDiffers() {
        assertThat(difference(Kind.CATEGORY, List.of(object("Carrot", 0.9)), "Carrot", 0.8))
                .contains(
                        "Carrot has score 0.800, 0.900 expected, which differs by more than 0.050");
    }

    @Test
    void scoreThatIsNoNumberDiffers() {
        assertThat(difference(Kind.CATEGORY, List.of(object("Carrot", 0.9)), "Carrot", Double.NaN))
                .isPresent();
    }

    @Test
    void objectsFitInAnyOrder() {
        List<DetectedObject> expected =
                List.of(boxed("Carrot", 0.9, BOX), boxed("Bean", 0.8, new Box(0, 0, 20, 20)));

        assertThat(objects(expected, expected.reversed())).isEmpty();
    }

    @Test
    void objectWhoseBoxOverlapsTooLittleDiffers() {
        assertThat(
                        objects(
                                List.of(boxed("Carrot", 0.9, BOX)),
                                List.of(boxed("Carrot", 0.9, new Box(60, 10, 100, 50)))))
                .contains("Carrot: the nearest box has an IoU of 0.33, below 0.80");
    }

    @Test
    void missedObjectDiffers() {
        assertThat(objects(List.of(boxed("Carrot", 0.9, BOX)), List.of()))
                .contains("Carrot expected, none found");
    }

    @Test
    void objectThatMatchesTwoExpectedOnesCountsOnce() {
        DetectedObject carrot = boxed("Carrot", 0.9, BOX);

        assertThat(objects(List.of(carrot, carrot), List.of(carrot))).isPresent();
    }

    @Test
    void furtherObjectDiffersUnlessItsScoreIsAsLowAsTheLowestExpected() {
        List<DetectedObject> expected =
                List.of(boxed("Carrot", 0.9, BOX), boxed("Bean", 0.36, BOX));
        DetectedObject nearTheLimit = boxed("Leaf", 0.4, BOX);
        DetectedObject clear = boxed("Leaf", 0.7, BOX);

        assertThat(objects(expected, List.of(expected.get(0), expected.get(1), nearTheLimit)))
                .isEmpty();
        assertThat(objects(expected, List.of(expected.get(0), expected.get(1), clear)))
                .contains("Leaf with score 0.700 found, not expected");
    }

    @Test
    void sharesOfASemanticMapFitWithinTheDelta() {
        List<DetectedObject> expected = List.of(object("Soil", 0.6), object("Leaf", 0.4));

        assertThat(
                        GoldenComparison.difference(
                                picture(Kind.SEMANTIC, expected),
                                List.of(
                                        object("Soil", 0.58),
                                        object("Leaf", 0.39),
                                        object("Sky", 0.03)),
                                LIMITS))
                .isEmpty();
        assertThat(
                        GoldenComparison.difference(
                                picture(Kind.SEMANTIC, expected),
                                List.of(object("Soil", 0.6), object("Sky", 0.4)),
                                LIMITS))
                .contains("Leaf covers 0.000 of the picture, 0.400 expected");
    }

    private static Optional<String> difference(
            Kind kind, List<DetectedObject> expected, String category, double score) {
        return GoldenComparison.difference(
                picture(kind, expected), List.of(object(category, score)), LIMITS);
    }

    private static Optional<String> objects(
            List<DetectedObject> expected, List<DetectedObject> found) {
        return GoldenComparison.difference(picture(Kind.OBJECTS, expected), found, LIMITS);
    }

    private static Expected picture(Kind kind, List<DetectedObject> objects) {
        return new Expected("a.png", Path.of("a.png"), kind, objects);
    }

    private static DetectedObject object(String category, double score) {
        return new DetectedObject(category, score, null, null);
    }

    private static DetectedObject boxed(String category, double score, Box box) {
        return new DetectedObject(category, score, box, null);
    }
}

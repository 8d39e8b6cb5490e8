package io.romanesco.inference.task.segmentation;

import static io.romanesco.inference.task.Manifests.pictures;
import static io.romanesco.inference.task.Manifests.task;
import static io.romanesco.inference.task.Manifests.tensor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.romanesco.contract.Box;
import io.romanesco.contract.DetectedObject;
import io.romanesco.contract.SemanticMap;
import io.romanesco.contract.SemanticMap.ClassArea;
import io.romanesco.contract.mask.CocoRle;
import io.romanesco.inference.resample.PictureGeometry;
import io.romanesco.inference.task.InvalidOutputException;
import io.romanesco.inference.task.OutputShapeException;
import io.romanesco.inference.task.Outputs;
import io.romanesco.inference.task.Tensor;
import io.romanesco.inference.task.detection.ScoreActivation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Hand-made maps of 1 x 4 cells for an input of 100 x 50 and a picture of the same size. */
class SemanticTaskTest {

    private static final String LABELS = "labels: [Sky, Field, Road]\n";
    private static final String SCORES = "outputs: {decoder: semantic, scores: s%s}";
    private static final String CLASSES = "outputs: {decoder: semantic, classes: c%s}";

    /** Sky in the first cell, Field in the last one, Road nowhere. */
    private static final float[] MAPS = {9, 2, 0, 0, 0, 3, 9, 9, 1, 1, 1, 1};

    @Test
    void highestInterpolatedScoreDecides() {
        SemanticMap map = map(LABELS + SCORES.formatted(""), tensor(MAPS, 1, 3, 1, 4));

        assertThat(map.size()).containsExactly(50, 100);
        assertThat(map.classes()).extracting(ClassArea::category).containsExactly("Field", "Sky");
        // Sky falls from 9 to 2 while Field rises from 0 to 3, between columns 12.5 and 37.5.
        assertThat(mask(map, 1).box()).isEqualTo(new Box(0, 0, 35, 50));
        assertThat(mask(map, 0).box()).isEqualTo(new Box(35, 0, 65, 50));
        assertThat(map.classes()).extracting(ClassArea::share).containsExactly(0.65, 0.35);
    }

    @Test
    void scoresOfEachCellInTurnGiveTheSameMap() {
        float[] cells = {9, 0, 1, 2, 3, 1, 0, 9, 1, 0, 9, 1};
        assertThat(map(LABELS + SCORES.formatted(", mapLayout: NHWC"), tensor(cells, 1, 1, 4, 3)))
                .isEqualTo(map(LABELS + SCORES.formatted(""), tensor(MAPS, 1, 3, 1, 4)));
    }

    @Test
    void mapsOfAGraphWithoutABatchGiveTheSameMap() {
        assertThat(map(LABELS + SCORES.formatted(""), tensor(MAPS, 3, 1, 4)))
                .isEqualTo(map(LABELS + SCORES.formatted(""), tensor(MAPS, 1, 3, 1, 4)));
    }

    @Test
    void backgroundIsNotListed() {
        SemanticMap map =
                map(LABELS + SCORES.formatted(", background: Field"), tensor(MAPS, 1, 3, 1, 4));
        assertThat(map.classes()).extracting(ClassArea::category).containsExactly("Sky");
    }

    @Test
    void largePictureHasASmallerMap() {
        SemanticMap map = map(LABELS + SCORES.formatted(", maxSide: 20"), tensor(MAPS, 1, 3, 1, 4));
        assertThat(map.size()).containsExactly(10, 20);
        assertThat(mask(map, 1).box()).isEqualTo(new Box(0, 0, 7, 10));
    }

    @Test
    void singleCategoryIsWhereItsScoreReachesTheThreshold() {
        String yaml =
                "labels: [Road]\n"
                        + SCORES.formatted(", scoreActivation: sigmoid, maskThreshold: 0.5");
        SemanticMap map = map(yaml, tensor(new float[] {-5, -5, 5, 5}, 1, 1, 1, 4));
        assertThat(mask(map, 0).box()).isEqualTo(new Box(50, 0, 50, 50));
    }

    @Test
    void nearestCellDecidesWhereTheGraphGivesCategories() {
        for (long[] shape :
                List.of(new long[] {1, 1, 4}, new long[] {1, 1, 1, 4}, new long[] {1, 4})) {
            SemanticMap map =
                    map(LABELS + CLASSES.formatted(""), tensor(new float[] {2, 0, 0, 0}, shape));
            assertThat(map.classes())
                    .extracting(ClassArea::category)
                    .containsExactly("Sky", "Road");
            assertThat(mask(map, 1).box()).isEqualTo(new Box(0, 0, 25, 50));
        }
    }

    /** A picture of 100 x 50 is scaled to 100 x 50; the input shows the middle 50 columns. */
    @Test
    void pixelsThatTheModelHasNotSeenHaveNoCategory() {
        InputFrame frame = new InputFrame(new PictureGeometry(-25, 0, 100, 50), 50, 50);
        for (SemanticDecoder decoder :
                List.of(
                        new ScoreMaps("t", true, 1, ScoreActivation.NONE, 0.5),
                        new ClassMaps("t", 2))) {
            Outputs outputs = new Outputs(Map.of("t", tensor(new float[] {1}, 1, 1, 1, 1)), 1);
            PixelCategories categories = decoder.categories(outputs, 0, frame);
            SemanticMap map =
                    new SemanticPrediction(categories, List.of("Sky", "Road"), null, 1024)
                            .map(100, 50);
            assertThat(map.classes()).hasSize(1);
            assertThat(mask(map, 0).box()).isEqualTo(new Box(25, 0, 50, 50));
            assertThat(map.classes().getFirst().share()).isEqualTo(0.5);
        }
    }

    @Test
    void categoriesWithTheirSharesStandForTheMapInGoldenPictures() {
        List<DetectedObject> found =
                task("semantic-segmentation", 100, 50, LABELS + SCORES.formatted(""))
                        .decode(Map.of("s", tensor(MAPS, 1, 3, 1, 4)), pictures(1, 100, 50))
                        .getFirst()
                        .found(100, 50);
        assertThat(found).extracting(DetectedObject::category).containsExactly("Field", "Sky");
        assertThat(found.getFirst().score()).isCloseTo(0.65, within(1e-9));
        assertThat(found.getFirst().box()).isNull();
    }

    @Test
    void outputsThatMakeNoSenseAreRefusedInOneLine() {
        String scores = LABELS + SCORES.formatted("");
        String classes = LABELS + CLASSES.formatted("");

        assertThatThrownBy(() -> map(scores, tensor(new float[8], 1, 2, 1, 4)))
                .isInstanceOf(OutputShapeException.class)
                .hasMessage("output s is [1, 2, 1, 4], but model.yaml calls for [1, 3, ?, ?]");
        assertThatThrownBy(() -> map(scores, tensor(new float[0], 1, 3, 0, 4)))
                .isInstanceOf(OutputShapeException.class);
        assertThatThrownBy(() -> map(scores, tensor(new float[] {0, 0, Float.NaN}, 1, 3, 1, 1)))
                .isInstanceOf(InvalidOutputException.class)
                .hasMessage("output s has the value NaN");
        assertThatThrownBy(() -> map(classes, tensor(new float[] {0, 3}, 1, 1, 2)))
                .isInstanceOf(InvalidOutputException.class)
                .hasMessage("output c has the category 3; model.yaml has labels for 0 to 2");
    }

    private static CocoRle mask(SemanticMap map, int area) {
        return CocoRle.parse(
                map.size().get(0), map.size().get(1), map.classes().get(area).counts());
    }

    private static SemanticMap map(String yaml, Tensor output) {
        String name = yaml.contains("scores: s") ? "s" : "c";
        SemanticPrediction prediction =
                (SemanticPrediction)
                        task("semantic-segmentation", 100, 50, yaml)
                                .decode(Map.of(name, output), pictures(1, 100, 50))
                                .getFirst();
        return prediction.map(100, 50);
    }
}

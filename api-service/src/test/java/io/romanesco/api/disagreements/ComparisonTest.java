package io.romanesco.api.disagreements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.romanesco.api.disagreements.Disagreement.Difference;
import io.romanesco.api.disagreements.Disagreement.Kind;
import io.romanesco.api.results.StoredResult;
import io.romanesco.contract.Box;
import io.romanesco.contract.Classification;
import io.romanesco.contract.DetectedObject;
import io.romanesco.contract.DominantColors;
import io.romanesco.contract.Mask;
import io.romanesco.contract.Role;
import io.romanesco.contract.SemanticMap;
import io.romanesco.contract.SemanticMap.ClassArea;
import io.romanesco.contract.mask.CocoRle;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    /** Masks of 2 rows and 2 columns: run lengths, column by column, as letters from '0'. */
    private static final String LEFT_COLUMN = "022";

    private static final String RIGHT_COLUMN = "22";
    private static final String ALL = "04";
    private static final String UPPER_ROW = "0111";

    @Test
    void classificationsDifferByTheirBestCategory() {
        List<Disagreement> found =
                Comparison.of(classified("Carrot", 0.9), classified("Tomato", 0.6));

        assertThat(found).hasSize(1);
        assertThat(found.getFirst().kind()).isEqualTo(Kind.CATEGORY);
        assertThat(found.getFirst().detail())
                .containsExactly(new Difference("Carrot", "Tomato", 0.9, 0.6, null, null, null));
        assertThat(found.getFirst().detail().getFirst().text())
                .isEqualTo("Carrot 0.90, other Tomato 0.60");
    }

    @Test
    void equalCategoriesAgreeWhateverTheirScores() {
        assertThat(Comparison.of(classified("Carrot", 0.9), classified("Carrot", 0.2))).isEmpty();
    }

    @Test
    void objectsInTheSamePlacesAgree() {
        assertThat(
                        Comparison.of(
                                detected(object("dog", 0, 0, 10, 10), object("cat", 50, 0, 9, 9)),
                                detected(object("cat", 51, 0, 9, 9), object("dog", 0, 1, 10, 10))))
                .isEmpty();
    }

    @Test
    void objectsThatOnlyOneHasFoundAreMissedOrExtra() {
        List<Disagreement> found =
                Comparison.of(
                        detected(object("dog", 0, 0, 10, 10), object("cat", 50, 0, 9, 9)),
                        detected(object("dog", 0, 0, 10, 10), object("cow", 80, 80, 9, 9)));

        assertThat(found).extracting(Disagreement::kind).containsExactly(Kind.MISSED, Kind.EXTRA);
        assertThat(found.get(0).detail()).extracting(Difference::category).containsExactly("cat");
        assertThat(found.get(1).detail()).extracting(Difference::category).containsExactly("cow");
    }

    @Test
    void anotherCategoryInTheSamePlaceIsNoMissedAndNoExtraObject() {
        List<Disagreement> found =
                Comparison.of(
                        detected(object("dog", 0, 0, 10, 10)),
                        detected(object("wolf", 0, 0, 10, 11)));

        assertThat(found).extracting(Disagreement::kind).containsExactly(Kind.CATEGORY);
        Difference difference = found.getFirst().detail().getFirst();
        assertThat(difference.category()).isEqualTo("dog");
        assertThat(difference.other()).isEqualTo("wolf");
        assertThat(difference.iou()).isEqualTo(10 / 11.0, within(1e-9));
    }

    @Test
    void sameObjectWithLittleOverlapDiffersByIou() {
        List<Disagreement> found =
                Comparison.of(
                        detected(object("dog", 0, 0, 10, 10)),
                        detected(object("dog", 5, 0, 10, 10)));

        assertThat(found).extracting(Disagreement::kind).containsExactly(Kind.IOU);
        assertThat(found.getFirst().detail().getFirst().iou()).isEqualTo(1 / 3.0, within(1e-9));
    }

    @Test
    void eachObjectIsMatchedOnceWithTheOneThatOverlapsMost() {
        List<Disagreement> found =
                Comparison.of(
                        detected(object("dog", 0, 0, 10, 10)),
                        detected(object("dog", 2, 0, 10, 10), object("dog", 0, 0, 10, 10)));

        assertThat(found).extracting(Disagreement::kind).containsExactly(Kind.EXTRA);
        assertThat(found.getFirst().detail().getFirst().box()).isEqualTo(new Box(2, 0, 10, 10));
    }

    @Test
    void masksCountMoreThanBoxesWhereBothHaveOne() {
        List<Disagreement> found =
                Comparison.of(
                        detected(masked(ALL)), detected(masked(UPPER_ROW), masked(LEFT_COLUMN)));

        assertThat(found).extracting(Disagreement::kind).containsExactly(Kind.EXTRA);
        assertThat(Comparison.of(detected(masked(ALL)), detected(masked(ALL)))).isEmpty();
    }

    @Test
    void areasDifferWhereTheyOverlapByLessThanHalf() {
        List<Disagreement> found =
                Comparison.of(
                        mapped(area("road", LEFT_COLUMN, 0.5), area("sky", RIGHT_COLUMN, 0.5)),
                        mapped(area("road", RIGHT_COLUMN, 0.5), area("sea", LEFT_COLUMN, 0.5)));

        assertThat(found)
                .extracting(Disagreement::kind)
                .containsExactly(Kind.MISSED, Kind.EXTRA, Kind.IOU);
        assertThat(found)
                .extracting(each -> each.detail().getFirst().category())
                .containsExactly("sky", "sea", "road");
    }

    @Test
    void mapsOfDifferentSizesAreComparedAsOnePicture() {
        CocoRle left = CocoRle.parse(2, 2, LEFT_COLUMN).scaledTo(6, 10);
        SemanticMap large =
                new SemanticMap(left.mask().size(), List.of(area("road", left.counts(), 0.5)));

        StoredResult same = mapped(area("road", LEFT_COLUMN, 0.5));
        StoredResult other = mapped(area("road", RIGHT_COLUMN, 0.5));

        assertThat(Comparison.of(mapped(large), same)).isEmpty();
        assertThat(Comparison.of(same, mapped(large))).isEmpty();
        assertThat(Comparison.of(mapped(large), other))
                .extracting(Disagreement::kind)
                .containsExactly(Kind.IOU);
    }

    @Test
    void areasOfLessThanOnePercentAreLeftOut() {
        assertThat(
                        Comparison.of(
                                mapped(area("road", ALL, 1), area("dust", RIGHT_COLUMN, 0.005)),
                                mapped(area("road", ALL, 1), area("dirt", RIGHT_COLUMN, 0.005))))
                .isEmpty();
    }

    @Test
    void detailsAreBoundedHoweverManyObjectsThereAre() {
        DetectedObject[] many =
                IntStream.range(0, 5000)
                        .mapToObj(i -> object("dog", 20 * i, 0, 10, 10))
                        .toArray(DetectedObject[]::new);

        List<Disagreement> found = Comparison.of(detected(many), detected());

        assertThat(found).extracting(Disagreement::kind).containsExactly(Kind.MISSED);
        assertThat(found.getFirst().detail()).hasSize(Disagreement.MAX_DETAILS);
    }

    private static DetectedObject object(String category, int x, int y, int width, int height) {
        return new DetectedObject(category, 0.9, new Box(x, y, width, height), null);
    }

    private static DetectedObject masked(String counts) {
        return new DetectedObject("dog", 0.9, new Box(0, 0, 2, 2), new Mask(List.of(2, 2), counts));
    }

    private static ClassArea area(String category, String counts, double share) {
        return new ClassArea(category, counts, share);
    }

    private static StoredResult classified(String category, double score) {
        Classification classification =
                new Classification(
                        "m",
                        "1",
                        category,
                        score,
                        true,
                        List.of(),
                        new DominantColors("#FF8000", "#FC600A"));
        return result("classification", classification, null, null);
    }

    private static StoredResult detected(DetectedObject... objects) {
        return result("detection", null, List.of(objects), null);
    }

    private static StoredResult mapped(ClassArea... areas) {
        return mapped(new SemanticMap(List.of(2, 2), List.of(areas)));
    }

    private static StoredResult mapped(SemanticMap map) {
        return result("semantic-segmentation", null, List.of(), map);
    }

    private static StoredResult result(
            String task,
            Classification classification,
            List<DetectedObject> objects,
            SemanticMap semantic) {
        return new StoredResult(
                UUID.randomUUID(),
                "m",
                "1",
                task,
                Role.PRIMARY,
                true,
                classification == null ? "ANNOTATED" : "CLASSIFIED",
                Instant.EPOCH,
                classification,
                objects,
                semantic,
                null,
                null,
                null,
                false);
    }
}

package io.romanesco.inference.task.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuppressionTest {

    private static final Corners BOX = new Corners(0, 0, 10, 10);

    /** Intersection over union with BOX: 60 / 140. */
    private static final Corners SHIFTED = new Corners(4, 0, 14, 10);

    private static final Corners ELSEWHERE = new Corners(50, 50, 60, 60);

    @Test
    void boxThatOverlapsABetterOneGoes() {
        assertThat(kept(0.4, candidate(0, 0, 0.5, BOX), candidate(1, 0, 0.9, SHIFTED)))
                .containsExactly(1);
    }

    @Test
    void overlapAtTheThresholdStays() {
        assertThat(kept(60.0 / 140, candidate(0, 0, 0.9, BOX), candidate(1, 0, 0.5, SHIFTED)))
                .containsExactly(0, 1);
    }

    @Test
    void boxThatOverlapsOnlyADroppedOneStays() {
        Corners further = new Corners(8, 0, 18, 10);

        assertThat(
                        kept(
                                0.4,
                                candidate(0, 0, 0.9, BOX),
                                candidate(1, 0, 0.8, SHIFTED),
                                candidate(2, 0, 0.7, further)))
                .containsExactly(0, 2);
    }

    @Test
    void boxesOfOtherCategoriesStayPerClassOnly() {
        List<Candidate> found = List.of(candidate(0, 0, 0.9, BOX), candidate(1, 1, 0.8, BOX));

        assertThat(new Suppression(0.4, 0.1, true, 10, false, 100).apply(found)).hasSize(2);
        assertThat(new Suppression(0.4, 0.1, false, 10, false, 100).apply(found)).hasSize(1);
    }

    @Test
    void equalScoresKeepTheirOrder() {
        assertThat(
                        kept(
                                0.4,
                                candidate(7, 0, 0.5, ELSEWHERE),
                                candidate(3, 0, 0.5, BOX),
                                candidate(5, 0, 0.5, SHIFTED)))
                .containsExactly(3, 7);
    }

    @Test
    void graphThatHasDroppedDuplicatesKeepsOverlapsUpToTheMaximum() {
        List<Candidate> found =
                List.of(
                        candidate(0, 0, 0.7, BOX),
                        candidate(1, 0, 0.9, BOX),
                        candidate(2, 0, 0.8, BOX));

        assertThat(new Suppression(0.4, 0.1, true, 2, true, 100).apply(found))
                .extracting(Candidate::order)
                .containsExactly(1, 2);
    }

    @Test
    void onlyTheBestCandidatesAreCompared() {
        List<Candidate> found = new ArrayList<>();
        for (int i = 0; i < 30_000; i++) {
            Corners apart = new Corners(i * 20, 0, i * 20 + 10, 10);
            found.add(candidate(i, 0, (i + 1) / 40_000.0, apart));
        }

        assertThat(new Suppression(0.4, 0, true, 1000, false, 50).apply(found))
                .hasSize(50)
                .extracting(Candidate::order)
                .startsWith(29_999, 29_998);
    }

    @Test
    void emptyBoxesHaveNoOverlap() {
        Corners line = new Corners(3, 3, 3, 9);

        assertThat(line.iou(line)).isZero();
        assertThat(line.isEmpty()).isTrue();
        assertThat(new Corners(Double.NaN, 0, 1, 1).isEmpty()).isTrue();
    }

    private static List<Integer> kept(double iou, Candidate... found) {
        return new Suppression(iou, 0.1, true, 100, false, 1000)
                .apply(List.of(found)).stream().map(Candidate::order).toList();
    }

    private static Candidate candidate(int order, int category, double score, Corners box) {
        return new Candidate(order, order, category, score, box);
    }
}

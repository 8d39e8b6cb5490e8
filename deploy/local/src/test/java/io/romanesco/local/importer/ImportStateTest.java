package io.romanesco.local.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.romanesco.contract.AnalysedImage;
import io.romanesco.contract.Classification;
import io.romanesco.contract.ClassificationResult;
import io.romanesco.contract.ClassificationResult.Classified;
import io.romanesco.contract.ClassificationResult.Rejected;
import io.romanesco.contract.DominantColors;
import io.romanesco.contract.ModelName;
import io.romanesco.contract.Rejection;
import io.romanesco.contract.ScoredCategory;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ImportStateTest {

    private static final String SOURCE = "/cameras/import-shop";
    private static final Instant TIME = Instant.parse("2026-11-22T08:15:30Z");
    private static final ModelName MODEL = new ModelName("vegetables", "1.0.0");

    private final ImportState state = new ImportState();

    @Test
    void reportCountsAccuracyPerLabelAndOverall() {
        result("Bean/1.jpg", "Bean", id -> classified(id, "Bean"));
        result("Bean/2.jpg", "Bean", id -> classified(id, "Carrot"));
        result("Bean/3.jpg", "Bean", id -> classified(id, "Carrot"));
        result("Carrot/1.jpg", "Carrot", id -> classified(id, "Carrot"));
        result("shelf/1.jpg", null, id -> classified(id, "Carrot"));
        result("Carrot/cut.jpg", "Carrot", id -> rejected(id, "image-truncated"));

        ImportReport report = state.report();

        assertThat(report.classified()).isEqualTo(5);
        assertThat(report.classes().get("Bean").accuracy()).isEqualTo(1.0 / 3, within(1e-9));
        assertThat(report.classes().get("Carrot")).isEqualTo(new ImportReport.Score(1, 1));
        assertThat(report.overall()).isEqualTo(new ImportReport.Score(4, 2));
        assertThat(report.mistakes())
                .containsExactly(new ImportReport.Mistake("Bean", "Carrot", 2));
        assertThat(report.rejected()).containsEntry("Carrot/cut.jpg", "image-truncated");
    }

    @Test
    void resultOfAnotherImageDoesNotCount() {
        UUID waiting = UUID.randomUUID();
        state.expect(waiting, "Bean/1.jpg", "Bean");
        state.result(classified(UUID.randomUUID(), "Tomato"));

        assertThat(state.counts().finished()).isZero();
        assertThat(state.report().unfinished()).containsExactly("Bean/1.jpg");
    }

    @Test
    void resultBeforeItsAcknowledgementCounts() {
        UUID id = UUID.randomUUID();
        state.result(classified(id, "Bean"));
        state.expect(id, "Bean/1.jpg", "Bean");

        assertThat(state.counts().finished()).isEqualTo(1);
    }

    @Test
    void unsentFileIsNotExpected() {
        UUID id = UUID.randomUUID();
        state.expect(id, "Bean/1.jpg", "Bean");
        state.unsent(id, "Bean/1.jpg", "not sent: no broker");

        assertThat(state.counts().expected()).isZero();
        assertThat(state.report().unsent()).containsEntry("Bean/1.jpg", "not sent: no broker");
    }

    @Test
    void linesShowAccuracyRejectionsAndUnsentFiles() {
        result("Bean/1.jpg", "Bean", id -> classified(id, "Bean"));
        result("Bean/2.jpg", "Bean", id -> classified(id, "Papaya"));
        result("Bean/cut.jpg", "Bean", id -> rejected(id, "image-truncated"));
        state.unsent(null, "Bean/words.txt", "none of JPEG, PNG, WebP, GIF and BMP");

        List<String> lines = state.report().lines("import-shop", 7);

        assertThat(lines)
                .contains("2 classified, 1 rejected, 1 not sent; source /cameras/import-shop, 7 s.")
                .anyMatch(line -> line.matches("  Bean +2 +1 +50\\.0 %"))
                .anyMatch(line -> line.matches("  all +2 +1 +50\\.0 %"))
                .contains("  1 × Bean taken for Papaya")
                .anyMatch(line -> line.matches("  image-truncated +Bean/cut\\.jpg"))
                .anyMatch(line ->
                        line.matches("  none of JPEG, PNG, WebP, GIF and BMP +Bean/words\\.txt"));
    }

    private void result(String path, String label, Function<UUID, ClassificationResult> result) {
        UUID id = UUID.randomUUID();
        state.expect(id, path, label);
        state.result(result.apply(id));
    }

    private static ClassificationResult classified(UUID id, String category) {
        Classification classification =
                new Classification(
                        "vegetables",
                        "1.0.0",
                        category,
                        1,
                        true,
                        List.of(new ScoredCategory(category, 1)),
                        new DominantColors("#FF0000", "#FE2712"));
        return new Classified(image(id, "image/jpeg", 8), TIME, classification, null);
    }

    private static ClassificationResult rejected(UUID id, String code) {
        return new Rejected(image(id, null, null), TIME, new Rejection(code, "It is cut."));
    }

    private static AnalysedImage image(UUID id, String contentType, Integer side) {
        return new AnalysedImage(
                id, SOURCE, TIME, contentType, side, side, 9L, null, MODEL, null, null, null);
    }
}

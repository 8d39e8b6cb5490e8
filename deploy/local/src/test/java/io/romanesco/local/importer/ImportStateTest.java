package io.romanesco.local.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ImportStateTest {

    private final ImportState state = new ImportState();

    @Test
    void reportCountsAccuracyPerLabelAndOverall() {
        result("Bean/1.jpg", "Bean", Outcome.classified("Bean"));
        result("Bean/2.jpg", "Bean", Outcome.classified("Carrot"));
        result("Bean/3.jpg", "Bean", Outcome.classified("Carrot"));
        result("Carrot/1.jpg", "Carrot", Outcome.classified("Carrot"));
        result("shelf/1.jpg", null, Outcome.classified("Carrot"));
        result("Carrot/cut.jpg", "Carrot", Outcome.rejected("image-truncated"));

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
        state.outcome(UUID.randomUUID(), Outcome.classified("Tomato"));

        assertThat(state.counts().finished()).isZero();
        assertThat(state.report().unfinished()).containsExactly("Bean/1.jpg");
    }

    @Test
    void resultBeforeItsAcknowledgementCounts() {
        UUID id = UUID.randomUUID();
        state.outcome(id, Outcome.classified("Bean"));
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
        result("Bean/1.jpg", "Bean", Outcome.classified("Bean"));
        result("Bean/2.jpg", "Bean", Outcome.classified("Papaya"));
        result("Bean/cut.jpg", "Bean", Outcome.rejected("image-truncated"));
        state.unsent(null, "Bean/words.txt", "neither JPEG nor PNG");

        List<String> lines = state.report().lines("import-shop", 7);

        assertThat(lines)
                .contains("2 classified, 1 rejected, 1 not sent; source /cameras/import-shop, 7 s.")
                .anyMatch(line -> line.matches("  Bean +2 +1 +50\\.0 %"))
                .anyMatch(line -> line.matches("  all +2 +1 +50\\.0 %"))
                .contains("  1 × Bean taken for Papaya")
                .anyMatch(line -> line.matches("  image-truncated +Bean/cut\\.jpg"))
                .anyMatch(line -> line.matches("  neither JPEG nor PNG +Bean/words\\.txt"));
    }

    private void result(String path, String label, Outcome outcome) {
        UUID id = UUID.randomUUID();
        state.expect(id, path, label);
        state.outcome(id, outcome);
    }
}

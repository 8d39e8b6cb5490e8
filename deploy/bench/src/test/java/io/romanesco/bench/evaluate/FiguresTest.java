package io.romanesco.bench.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.romanesco.contract.DominantColors;
import io.romanesco.contract.ScoredCategory;
import io.romanesco.inference.task.classification.CategoryPrediction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FiguresTest {

    private static final List<String> LABELS = List.of("Bean", "Carrot");

    @Test
    void accuracyCountsWhatIsRight() {
        ConfusionMatrix matrix = new ConfusionMatrix(LABELS);
        matrix.add("Bean", "Bean");
        matrix.add("Bean", "Carrot");
        matrix.add("Bean", "Bean");
        matrix.add("Carrot", "Carrot");

        assertThat(matrix.accuracy()).isEqualTo(0.75);
        assertThat(matrix.recall(0)).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(matrix.count(0, 1)).isEqualTo(1);
        assertThat(matrix.total(1)).isEqualTo(1);
    }

    @Test
    void calibrationErrorIsTheGapWeightedByPictures() {
        CalibrationError calibration = new CalibrationError();
        // A bin of 0.9: half right. A bin of 0.5: all right.
        calibration.add(0.9, true);
        calibration.add(0.9, false);
        calibration.add(0.5, true);
        calibration.add(0.5, true);

        assertThat(calibration.error()).isCloseTo(0.5 * 0.4 + 0.5 * 0.5, within(1e-12));
    }

    @Test
    void calibrationTakesTheEndsOfTheScale() {
        CalibrationError calibration = new CalibrationError();
        calibration.add(1, true);
        calibration.add(0, false);

        assertThat(calibration.error()).isZero();
    }

    @Test
    void aurocComparesEveryPair() {
        double[] positives = {0.9, 0.8, 0.4};
        double[] negatives = {0.5, 0.4};

        // Won: 2 + 2 + 0, tied: one, of 6 pairs.
        assertThat(Auroc.of(positives, negatives)).isCloseTo(4.5 / 6, within(1e-12));
        assertThat(Auroc.of(negatives, positives)).isCloseTo(1.5 / 6, within(1e-12));
        assertThat(Auroc.of(positives, new double[0])).isNaN();
    }

    @Test
    void aSummaryKeepsOtherThingsAndRejectedFilesApart() {
        List<EvaluatedImage> rows =
                List.of(
                        row("a", "Bean", "Bean", 0.9, true),
                        row("b", "Bean", "Carrot", 0.8, true),
                        row("c", "Carrot", "Carrot", 0.4, false),
                        row("d", EvaluatedImage.OTHER, "Carrot", 0.7, true),
                        row("e", EvaluatedImage.OTHER, "Bean", 0.1, false),
                        new EvaluatedImage("f", "Bean", null, null, "image-corrupt"));

        Summary summary = Summary.of(rows, LABELS);

        assertThat(summary.matrix().total()).isEqualTo(3);
        assertThat(summary.matrix().right()).isEqualTo(2);
        assertThat(summary.certain()).isEqualTo(2);
        assertThat(summary.certainAndRight()).isEqualTo(1);
        assertThat(summary.others()).isEqualTo(2);
        assertThat(summary.certainOthers()).isEqualTo(1);
        assertThat(summary.auroc()).isCloseTo(5 / 6.0, within(1e-12));
        assertThat(summary.rejected()).extracting(EvaluatedImage::path).containsExactly("f");
    }

    @Test
    void aReportSaysItInWords() {
        String report =
                EvaluationReport.of(
                        Summary.of(
                                List.of(
                                        row("a", "Bean", "Bean", 0.9, true),
                                        row("b", "Carrot", "Bean", 0.8, false),
                                        row("c", EvaluatedImage.OTHER, "Bean", 0.1, false)),
                                LABELS));

        assertThat(report)
                .contains("accuracy      50.00 %  (1 of 2)")
                .contains("certain       50.00 % of the pictures, of these right 100.00 % (1 of 1)")
                .contains("AUROC         1.0000");
    }

    @Test
    void csvQuotesWhatNeedsIt(@TempDir Path folder) throws IOException {
        Path csv = folder.resolve("out.csv");

        CsvReport.write(
                csv,
                List.of(
                        row("a,b/\"c\".jpg", "Bean", "Carrot", 0.5, true),
                        new EvaluatedImage("x", "Bean", null, null, "image-corrupt")));

        assertThat(Files.readString(csv))
                .isEqualTo(
                        """
                        path,label,predicted,score,certainty,certain,best,rgb,ryb,rejection
                        "a,b/""c"".jpg",Bean,Carrot,0.5,0.5,true,Carrot:0.5,"#FF0000","#FE2712",
                        x,Bean,,,,,,,,image-corrupt
                        """
                                .replace("\n", "\r\n"));
    }

    private static EvaluatedImage row(
            String path, String label, String predicted, double score, boolean certain) {
        CategoryPrediction prediction =
                new CategoryPrediction(
                        List.of(new ScoredCategory(predicted, score)),
                        score,
                        certain,
                        Optional.empty());
        return new EvaluatedImage(
                path, label, prediction, new DominantColors("#FF0000", "#FE2712"), "");
    }
}

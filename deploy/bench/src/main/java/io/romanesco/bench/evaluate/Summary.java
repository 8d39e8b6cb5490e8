package io.romanesco.bench.evaluate;

import java.util.List;
import java.util.function.Predicate;

/**
 * The figures of an evaluation.
 *
 * @param matrix labelled pictures by class and prediction
 * @param calibrationError expected calibration error of the labelled ones, 0..1
 * @param certain labelled pictures that the model is certain of
 * @param certainAndRight certain pictures with the right category
 * @param others pictures of other things
 * @param certainOthers other pictures that the model is wrongly certain of
 * @param auroc how well the certainty score tells labelled pictures from others, 0..1
 * @param rejected files that could not be decoded; in no other figure
 */
record Summary(
        ConfusionMatrix matrix,
        double calibrationError,
        int certain,
        int certainAndRight,
        int others,
        int certainOthers,
        double auroc,
        List<EvaluatedImage> rejected) {

    static Summary of(List<EvaluatedImage> rows, List<String> labels) {
        ConfusionMatrix matrix = new ConfusionMatrix(labels);
        CalibrationError calibration = new CalibrationError();
        List<EvaluatedImage> readable = rows.stream().filter(EvaluatedImage::readable).toList();
        List<EvaluatedImage> labelled = readable.stream().filter(EvaluatedImage::labelled).toList();
        List<EvaluatedImage> others =
                readable.stream().filter(Predicate.not(EvaluatedImage::labelled)).toList();
        for (EvaluatedImage row : labelled) {
            matrix.add(row.label(), row.prediction().top().category());
            calibration.add(row.prediction().top().score(), row.right());
        }
        List<EvaluatedImage> certain = certain(labelled);
        return new Summary(
                matrix,
                calibration.error(),
                certain.size(),
                (int) certain.stream().filter(EvaluatedImage::right).count(),
                others.size(),
                certain(others).size(),
                Auroc.of(scores(labelled), scores(others)),
                rows.stream().filter(Predicate.not(EvaluatedImage::readable)).toList());
    }

    private static List<EvaluatedImage> certain(List<EvaluatedImage> rows) {
        return rows.stream().filter(row -> row.prediction().certain()).toList();
    }

    private static double[] scores(List<EvaluatedImage> rows) {
        return rows.stream().mapToDouble(row -> row.prediction().certainty()).toArray();
    }
}

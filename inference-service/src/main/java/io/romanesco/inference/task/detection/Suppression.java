package io.romanesco.inference.task.detection;

import io.romanesco.inference.task.ManifestSection;
import java.util.ArrayList;
import java.util.List;

/**
 * The part {@code nms} of a model.yaml: non-maximum suppression, which drops boxes that overlap a
 * better one. Greedy, best first, as torchvision's {@code nms} and {@code batched_nms}.
 *
 * @param iou boxes with a larger intersection over union are duplicates, 0..1
 * @param score candidates with a smaller score are dropped, 0..1
 * @param perClass whether only boxes of the same category can be duplicates
 * @param max objects of an image, at most
 * @param inGraph whether the graph has dropped the duplicates
 * @param candidates at most this many of the best candidates are compared, which bounds the work
 */
public record Suppression(
        double iou, double score, boolean perClass, int max, boolean inGraph, int candidates) {

    /** What holds without the keys. */
    public static final Suppression DEFAULT = new Suppression(0.6, 0.35, true, 100, false, 1000);

    private static final int MOST_OBJECTS = 1000;
    private static final int MOST_CANDIDATES = 30_000;

    /**
     * Reads the part {@code nms} of a model.yaml, which may be missing.
     *
     * @throws IllegalArgumentException when a value is out of range
     */
    public static Suppression read(ManifestSection manifest) {
        ManifestSection nms = manifest.section("nms");
        Suppression read =
                new Suppression(
                        nms.number("iou", DEFAULT.iou, 0, 1),
                        nms.number("score", DEFAULT.score, 0, 1),
                        nms.flag("perClass", DEFAULT.perClass),
                        nms.integer("max", DEFAULT.max, 1, MOST_OBJECTS),
                        nms.flag("inGraph", DEFAULT.inGraph),
                        nms.integer("candidates", DEFAULT.candidates, 1, MOST_CANDIDATES));
        nms.noOtherKeys("nms");
        return read;
    }

    /** The best of the found candidates without duplicates, best first. */
    List<Candidate> apply(List<Candidate> found) {
        List<Candidate> sorted =
                found.stream().sorted(Candidate.BEST_FIRST).limit(candidates).toList();
        if (inGraph) {
            return sorted.stream().limit(max).toList();
        }
        List<Candidate> kept = new ArrayList<>();
        for (Candidate candidate : sorted) {
            if (kept.size() == max) {
                break;
            }
            if (kept.stream().noneMatch(better -> isDuplicate(candidate, better))) {
                kept.add(candidate);
            }
        }
        return kept;
    }

    private boolean isDuplicate(Candidate candidate, Candidate better) {
        return (!perClass || candidate.category() == better.category())
                && candidate.box().iou(better.box()) > iou;
    }
}

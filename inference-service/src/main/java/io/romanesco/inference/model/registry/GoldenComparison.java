package io.romanesco.inference.model.registry;

import io.romanesco.contract.DetectedObject;
import io.romanesco.inference.model.repository.GoldenSet.Expected;
import io.romanesco.inference.model.repository.ModelManifest.Golden;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Compares what a model finds in a golden picture with what is expected. */
final class GoldenComparison {

    private GoldenComparison() {}

    /**
     * The first difference that is too large; empty where there is none.
     *
     * <ul>
     *   <li>A category must be the same, its score within the delta.
     *   <li>Each expected object needs a found one of its category with an IoU of at least minIou
     *       and a score within the delta. Another object may be found only with a score that is at
     *       most the delta above the lowest expected one: it may be just above the model's limit on
     *       one processor and just below it on another.
     *   <li>The shares of a semantic map must be within the delta; a category that is absent has
     *       the share 0.
     * </ul>
     */
    static Optional<String> difference(
            Expected expected, List<DetectedObject> found, Golden limits) {
        return switch (expected.kind()) {
            case CATEGORY -> category(expected.objects().getFirst(), found, limits);
            case OBJECTS -> objects(expected.objects(), found, limits);
            case SEMANTIC -> shares(expected.objects(), found, limits);
        };
    }

    private static Optional<String> category(
            DetectedObject expected, List<DetectedObject> found, Golden limits) {
        if (found.isEmpty() || !found.getFirst().category().equals(expected.category())) {
            return Optional.of(
                    "%s expected, %s found"
                            .formatted(
                                    expected.category(),
                                    found.isEmpty() ? "nothing" : found.getFirst().category()));
        }
        return score(expected, found.getFirst(), limits);
    }

    private static Optional<String> objects(
            List<DetectedObject> expected, List<DetectedObject> found, Golden limits) {
        List<DetectedObject> left = new ArrayList<>(found);
        for (DetectedObject wanted : expected) {
            Optional<DetectedObject> match =
                    left.stream()
                            .filter(each -> each.category().equals(wanted.category()))
                            .max(Comparator.comparingDouble(each -> iou(wanted, each)));
            if (match.isEmpty()) {
                return Optional.of(wanted.category() + " expected, none found");
            }
            double iou = iou(wanted, match.get());
            if (iou < limits.minIou()) {
                return Optional.of(
                        text(
                                "%s: the nearest box has an IoU of %.2f, below %.2f",
                                wanted.category(), iou, limits.minIou()));
            }
            Optional<String> score = score(wanted, match.get(), limits);
            if (score.isPresent()) {
                return score;
            }
            left.remove(match.get());
        }
        double tolerated =
                expected.stream().mapToDouble(DetectedObject::score).min().orElse(-1)
                        + limits.scoreDelta();
        return left.stream()
                .filter(extra -> extra.score() > tolerated)
                .findFirst()
                .map(extra ->
                        text(
                                "%s with score %.3f found, not expected",
                                extra.category(), extra.score()));
    }

    private static Optional<String> shares(
            List<DetectedObject> expected, List<DetectedObject> found, Golden limits) {
        Set<String> categories = new HashSet<>();
        expected.forEach(each -> categories.add(each.category()));
        found.forEach(each -> categories.add(each.category()));
        return categories.stream()
                .sorted()
                .filter(category ->
                        !(Math.abs(share(category, expected) - share(category, found))
                                <= limits.scoreDelta()))
                .findFirst()
                .map(category ->
                        text(
                                "%s covers %.3f of the picture, %.3f expected",
                                category, share(category, found), share(category, expected)));
    }

    private static double share(String category, List<DetectedObject> areas) {
        return areas.stream()
                .filter(area -> area.category().equals(category))
                .mapToDouble(DetectedObject::score)
                .sum();
    }

    /** A score that is not a number differs. */
    private static Optional<String> score(
            DetectedObject expected, DetectedObject found, Golden limits) {
        boolean near = Math.abs(expected.score() - found.score()) <= limits.scoreDelta();
        return near
                ? Optional.empty()
                : Optional.of(
                        text(
                                "%s has score %.3f, %.3f expected, which differs by more than %.3f",
                                expected.category(),
                                found.score(),
                                expected.score(),
                                limits.scoreDelta()));
    }

    private static double iou(DetectedObject one, DetectedObject other) {
        return one.box() == null || other.box() == null ? 0 : one.box().iou(other.box());
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}

package io.romanesco.api.disagreements;

import io.romanesco.api.disagreements.Disagreement.Difference;
import io.romanesco.api.disagreements.Disagreement.Kind;
import io.romanesco.contract.DetectedObject;
import io.romanesco.contract.mask.CocoRle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;

/**
 * Matches the objects of two results, the pair that overlaps most first, each object once. Two
 * objects of one category are the same from an overlap (IoU) of {@value #SAME_FROM} on, and
 * disagree below {@value #AGREE_FROM}. Of what is left, two objects of different categories are the
 * same from {@value #AGREE_FROM} on. Masks are compared where both have one, else boxes.
 */
final class ObjectMatches {

    static final double SAME_FROM = 0.1;
    static final double AGREE_FROM = 0.5;

    /** Pairs are compared: a model that finds more would cost too much. Its best ones count. */
    private static final int MAX_OBJECTS = 200;

    private final List<Side> left;
    private final List<Side> right;

    private ObjectMatches(List<DetectedObject> a, List<DetectedObject> b) {
        left = sides(a);
        right = sides(b);
    }

    private record Pair(Side a, Side b, double iou) {}

    /** An object; its mask is decoded once. */
    private static final class Side {

        final DetectedObject object;
        final CocoRle mask;
        boolean matched;

        Side(DetectedObject object) {
            this.object = object;
            this.mask = object.mask() == null ? null : CocoRle.parse(object.mask());
        }

        double iou(Side other) {
            if (mask != null && other.mask != null) {
                return object.box().iou(other.object.box()) > 0 ? mask.iou(other.mask) : 0;
            }
            return object.box().iou(other.object.box());
        }

        boolean hasCategoryOf(Side other) {
            return object.category().equals(other.object.category());
        }
    }

    /** The differences of {@code b} from {@code a}. */
    static Differences of(List<DetectedObject> a, List<DetectedObject> b) {
        return new ObjectMatches(a, b)::report;
    }

    /** Takes each difference. */
    interface Differences {
        void forEach(BiConsumer<Kind, Difference> report);
    }

    private void report(BiConsumer<Kind, Difference> report) {
        match(Side::hasCategoryOf, SAME_FROM).stream()
                .filter(pair -> pair.iou() < AGREE_FROM)
                .forEach(pair -> report.accept(Kind.IOU, both(pair, null)));
        match((one, other) -> !one.hasCategoryOf(other), AGREE_FROM)
                .forEach(pair ->
                        report.accept(Kind.CATEGORY, both(pair, pair.b().object.category())));
        left.stream()
                .filter(side -> !side.matched)
                .forEach(side -> report.accept(Kind.MISSED, one(side.object)));
        right.stream()
                .filter(side -> !side.matched)
                .forEach(side -> report.accept(Kind.EXTRA, one(side.object)));
    }

    private List<Pair> match(BiPredicate<Side, Side> fits, double leastIou) {
        List<Pair> pairs = new ArrayList<>();
        for (Side a : left) {
            for (Side b : right) {
                if (!a.matched && !b.matched && fits.test(a, b)) {
                    double iou = a.iou(b);
                    if (iou >= leastIou) {
                        pairs.add(new Pair(a, b, iou));
                    }
                }
            }
        }
        pairs.sort(Comparator.comparingDouble(Pair::iou).reversed());
        List<Pair> matches = new ArrayList<>();
        for (Pair pair : pairs) {
            if (!pair.a().matched && !pair.b().matched) {
                pair.a().matched = true;
                pair.b().matched = true;
                matches.add(pair);
            }
        }
        return matches;
    }

    private static Difference both(Pair pair, String other) {
        DetectedObject a = pair.a().object;
        DetectedObject b = pair.b().object;
        return new Difference(
                a.category(), other, a.score(), b.score(), a.box(), b.box(), pair.iou());
    }

    private static Difference one(DetectedObject object) {
        return new Difference(
                object.category(), null, object.score(), null, object.box(), null, null);
    }

    private static List<Side> sides(List<DetectedObject> objects) {
        return objects.stream()
                .filter(object -> object.box() != null)
                .limit(MAX_OBJECTS)
                .map(Side::new)
                .toList();
    }
}

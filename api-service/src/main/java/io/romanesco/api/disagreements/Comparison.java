package io.romanesco.api.disagreements;

import io.romanesco.api.disagreements.Disagreement.Difference;
import io.romanesco.api.disagreements.Disagreement.Kind;
import io.romanesco.api.results.StoredResult;
import io.romanesco.contract.Classification;
import io.romanesco.contract.Mask;
import io.romanesco.contract.SemanticMap;
import io.romanesco.contract.SemanticMap.ClassArea;
import io.romanesco.contract.mask.CocoRle;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Compares two results of one task for the same image.
 *
 * <p>Classifications differ by their best category. Objects are matched as {@link ObjectMatches}
 * says. The areas of semantic maps differ where both overlap by less than half; areas of less than
 * one percent of the picture are left out.
 */
final class Comparison {

    private static final double LEAST_IOU = 0.5;
    private static final double LEAST_SHARE = 0.01;

    private final Map<Kind, List<Difference>> found = new EnumMap<>(Kind.class);

    private Comparison() {}

    /** In which ways {@code b} differs from {@code a}; empty where they agree. */
    static List<Disagreement> of(StoredResult a, StoredResult b) {
        Comparison comparison = new Comparison();
        if (a.classification() != null && b.classification() != null) {
            comparison.compare(a.classification(), b.classification());
        } else if (a.semantic() != null && b.semantic() != null) {
            comparison.compare(a.semantic(), b.semantic());
        } else if (a.objects() != null && b.objects() != null) {
            ObjectMatches.of(a.objects(), b.objects()).forEach(comparison::add);
        }
        return comparison.found.entrySet().stream()
                .map(each -> new Disagreement(each.getKey(), each.getValue()))
                .toList();
    }

    private void compare(Classification a, Classification b) {
        if (!a.category().equals(b.category())) {
            add(
                    Kind.CATEGORY,
                    new Difference(
                            a.category(), b.category(), a.score(), b.score(), null, null, null));
        }
    }

    private void compare(SemanticMap a, SemanticMap b) {
        Map<String, ClassArea> others =
                b.classes().stream()
                        .collect(Collectors.toMap(ClassArea::category, Function.identity()));
        for (ClassArea area : a.classes()) {
            ClassArea other = others.remove(area.category());
            double otherShare = other == null ? 0 : other.share();
            if (Math.max(area.share(), otherShare) < LEAST_SHARE) {
                continue;
            }
            if (other == null) {
                add(Kind.MISSED, area(area, null, null));
            } else {
                double iou = iou(mask(a, area), mask(b, other));
                if (iou < LEAST_IOU) {
                    add(Kind.IOU, area(area, other.share(), iou));
                }
            }
        }
        others.values().stream()
                .filter(area -> area.share() >= LEAST_SHARE)
                .forEach(area -> add(Kind.EXTRA, area(area, null, null)));
    }

    /** An area's share stands for its score. */
    private static Difference area(ClassArea area, Double otherShare, Double iou) {
        return new Difference(area.category(), null, area.share(), otherShare, null, null, iou);
    }

    /** Maps of one picture may differ in size: the larger one is scaled. */
    private static double iou(CocoRle a, CocoRle b) {
        return a.width() > b.width()
                ? a.scaledTo(b.height(), b.width()).iou(b)
                : a.iou(b.scaledTo(a.height(), a.width()));
    }

    private static CocoRle mask(SemanticMap map, ClassArea area) {
        return CocoRle.parse(new Mask(map.size(), area.counts()));
    }

    private void add(Kind kind, Difference difference) {
        List<Difference> details = found.computeIfAbsent(kind, _ -> new ArrayList<>());
        if (details.size() < Disagreement.MAX_DETAILS) {
            details.add(difference);
        }
    }
}

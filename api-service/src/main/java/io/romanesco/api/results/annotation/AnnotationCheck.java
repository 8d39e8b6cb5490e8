package io.romanesco.api.results.annotation;

import io.romanesco.api.platform.MalformedRecordException;
import io.romanesco.contract.AnnotationResult.Annotated;
import io.romanesco.contract.Box;
import io.romanesco.contract.DetectedObject;
import io.romanesco.contract.Mask;
import io.romanesco.contract.SemanticMap;
import io.romanesco.contract.SemanticMap.ClassArea;
import io.romanesco.contract.mask.CocoRle;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jboss.logging.Logger;

/**
 * Checks a result before it is stored, because everything that reads it later relies on it. Objects
 * that make no sense are a malformed record. A mask that cannot be read is left out: the rest of
 * the result is worth keeping.
 */
final class AnnotationCheck {

    private static final Logger LOG = Logger.getLogger(AnnotationCheck.class);

    /** Far outside any picture, and within what the database stores. */
    private static final double FARTHEST = 1e9;

    private final Annotated result;

    private AnnotationCheck(Annotated result) {
        this.result = result;
    }

    /**
     * The result with readable masks only.
     *
     * @throws MalformedRecordException when a box, score or category is none
     */
    static Annotated readable(Annotated result) {
        AnnotationCheck check = new AnnotationCheck(result);
        return new Annotated(
                result.image(),
                result.analysedAt(),
                result.task(),
                result.objects().stream().map(check::readable).toList(),
                result.semantic() == null ? null : check.readable(result.semantic()),
                result.colors());
    }

    private DetectedObject readable(DetectedObject object) {
        require(isName(object.category()), "an object whose category is no text");
        require(object.box() != null, "an object without a box");
        require(isPlace(object.box()), "an object whose box is no place");
        require(isShare(object.score()), "an object whose score is not from 0 to 1");
        List<Integer> picture = List.of(result.image().height(), result.image().width());
        if (object.mask() == null
                || object.mask().size().equals(picture) && isReadable(object.mask())) {
            return object;
        }
        return new DetectedObject(object.category(), object.score(), object.box(), null);
    }

    private SemanticMap readable(SemanticMap map) {
        for (ClassArea area : map.classes()) {
            require(isName(area.category()), "an area whose category is no text");
            require(isShare(area.share()), "an area whose share is not from 0 to 1");
        }
        return new SemanticMap(
                map.size(), map.classes().stream().filter(area -> isReadable(map, area)).toList());
    }

    private boolean isReadable(SemanticMap map, ClassArea area) {
        return area.counts() != null && isReadable(new Mask(map.size(), area.counts()));
    }

    private boolean isReadable(Mask mask) {
        try {
            CocoRle rle = CocoRle.parse(mask);
            return rle.height() <= result.image().height() && rle.width() <= result.image().width();
        } catch (IllegalArgumentException e) {
            LOG.warnf(
                    "id=%s model=%s outcome=mask-left-out reason=\"%s\"",
                    result.image().id(), result.image().model(), e.getMessage());
            return false;
        }
    }

    private static boolean isName(String category) {
        return category != null && category.indexOf('\0') < 0;
    }

    private static boolean isShare(double score) {
        return score >= 0 && score <= 1;
    }

    private static boolean isPlace(Box box) {
        return DoubleStream.of(box.x(), box.y(), box.width(), box.height())
                .allMatch(side -> Math.abs(side) <= FARTHEST);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new MalformedRecordException("annotation has " + otherwise);
        }
    }
}

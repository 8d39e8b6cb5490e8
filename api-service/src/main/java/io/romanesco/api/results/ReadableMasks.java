package io.romanesco.api.results;

import io.romanesco.contract.DetectedObject;
import io.romanesco.contract.Mask;
import io.romanesco.contract.SemanticMap;
import io.romanesco.contract.SemanticMap.ClassArea;
import io.romanesco.contract.mask.CocoRle;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/** Leaves masks out that cannot be read, so that one bad result does not break a whole export. */
public final class ReadableMasks {

    private static final Logger LOG = Logger.getLogger(ReadableMasks.class);

    private ReadableMasks() {}

    /**
     * The result with the masks that can be read; the same one if that is all of them. An object
     * keeps its box without its mask, an area is left out. Each that is left out is one line of the
     * log.
     *
     * @param result with its masks
     */
    public static StoredResult of(StoredResult result) {
        List<DetectedObject> objects = result.objects() == null ? null : objects(result);
        SemanticMap semantic = result.semantic() == null ? null : semantic(result);
        return result.withRegions(objects, semantic);
    }

    private static List<DetectedObject> objects(StoredResult result) {
        List<DetectedObject> kept = new ArrayList<>();
        for (DetectedObject each : result.objects()) {
            boolean readable = each.mask() == null || isReadable(each.mask(), result);
            kept.add(
                    readable
                            ? each
                            : new DetectedObject(each.category(), each.score(), each.box(), null));
        }
        return kept;
    }

    private static SemanticMap semantic(StoredResult result) {
        SemanticMap map = result.semantic();
        List<ClassArea> kept =
                map.classes().stream()
                        .filter(area ->
                                area.counts() != null
                                        && isReadable(new Mask(map.size(), area.counts()), result))
                        .toList();
        return new SemanticMap(map.size(), kept);
    }

    private static boolean isReadable(Mask mask, StoredResult result) {
        try {
            CocoRle.parse(mask);
            return true;
        } catch (IllegalArgumentException e) {
            LOG.warnf(
                    "id=%s model=%s@%s outcome=mask-left-out reason=%s",
                    result.imageId(), result.model(), result.version(), e.getMessage());
            return false;
        }
    }
}

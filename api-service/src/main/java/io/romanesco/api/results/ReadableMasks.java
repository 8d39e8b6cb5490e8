package io.romanesco.api.results;

import io.romanesco.contract.DetectedObject;
import io.romanesco.contract.Mask;
import io.romanesco.contract.SemanticMap;
import io.romanesco.contract.SemanticMap.ClassArea;
import io.romanesco.contract.mask.CocoRle;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * A result without the masks that cannot be read, so that one bad result does not break a whole
 * export.
 *
 * @param result an object keeps its box without its mask, an area is left out
 * @param unreadable the categories of these objects and areas; empty where all can be read
 */
public record ReadableMasks(StoredResult result, List<String> unreadable) {

    private static final Logger LOG = Logger.getLogger(ReadableMasks.class);

    /**
     * Reads every mask, which takes processor time: not for event loops. Each that is left out is
     * one line of the log.
     *
     * @param result with its masks
     */
    public static ReadableMasks of(StoredResult result) {
        List<String> unreadable = new ArrayList<>();
        List<DetectedObject> objects =
                result.objects() == null ? null : objects(result, unreadable);
        SemanticMap semantic = result.semantic() == null ? null : semantic(result, unreadable);
        return new ReadableMasks(result.withRegions(objects, semantic), unreadable);
    }

    private static List<DetectedObject> objects(StoredResult result, List<String> unreadable) {
        List<DetectedObject> kept = new ArrayList<>();
        for (DetectedObject each : result.objects()) {
            if (each.mask() == null || isReadable(each.mask(), result)) {
                kept.add(each);
            } else {
                kept.add(new DetectedObject(each.category(), each.score(), each.box(), null));
                unreadable.add(each.category());
            }
        }
        return kept;
    }

    private static SemanticMap semantic(StoredResult result, List<String> unreadable) {
        SemanticMap map = result.semantic();
        List<ClassArea> kept = new ArrayList<>();
        for (ClassArea area : map.classes()) {
            if (area.counts() != null && isReadable(new Mask(map.size(), area.counts()), result)) {
                kept.add(area);
            } else {
                unreadable.add(area.category());
            }
        }
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

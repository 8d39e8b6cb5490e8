package io.romanesco.api.exports.format;

import io.romanesco.contract.Classification;
import io.romanesco.contract.DetectedObject;
import io.romanesco.contract.Mask;
import io.romanesco.contract.SemanticMap;
import io.romanesco.contract.mask.CocoRle;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * An image with what an export says of it.
 *
 * @param number unique in the export, from 1
 * @param fileName of the original, without a folder, for example {@code <id>.jpg}
 * @param url where the original is
 * @param width pixels of the picture as oriented, at least 1; boxes and masks are in these, too
 * @param height rows of the picture as oriented, at least 1
 * @param label the ground truth; null if unlabelled
 * @param classification null where no classification is exported
 * @param model name and version of the model that found the objects or areas, {@code a@1.0.0}; null
 *     where there is none
 * @param objects each with a box; empty where there are none
 * @param semantic null where there is none
 * @param unreadable categories of the objects and areas whose masks cannot be read: these objects
 *     have no mask, these areas are left out
 */
public record ExportImage(
        int number,
        UUID id,
        String fileName,
        String url,
        int width,
        int height,
        String label,
        Classification classification,
        String model,
        List<DetectedObject> objects,
        SemanticMap semantic,
        List<String> unreadable) {

    /** The file name without its extension. */
    String stem() {
        int dot = fileName.lastIndexOf('.');
        return dot < 0 ? fileName : fileName.substring(0, dot);
    }

    /**
     * The objects, and each area of a semantic map as an object with the area's share as its score.
     * A map may be smaller than the picture: masks are scaled to the picture's pixels.
     */
    List<DetectedObject> regions() {
        List<DetectedObject> regions = new ArrayList<>();
        for (DetectedObject object : objects) {
            regions.add(object.mask() == null ? object : full(object));
        }
        if (semantic != null) {
            semantic.classes().stream()
                    .map(this::region)
                    .filter(region -> region.box().area() > 0)
                    .forEach(regions::add);
        }
        return regions;
    }

    private DetectedObject full(DetectedObject object) {
        return new DetectedObject(
                object.category(), object.score(), object.box(), full(object.mask()).mask());
    }

    private CocoRle full(Mask mask) {
        return CocoRle.parse(mask).scaledTo(height, width);
    }

    private DetectedObject region(SemanticMap.ClassArea area) {
        CocoRle mask = full(new Mask(semantic.size(), area.counts()));
        return new DetectedObject(area.category(), area.share(), mask.box(), mask.mask());
    }

    /** The same with these categories only: an image may have changed since they were collected. */
    public ExportImage only(Set<String> names) {
        if (names.containsAll(categories())) {
            return this;
        }
        return new ExportImage(
                number,
                id,
                fileName,
                url,
                width,
                height,
                names.contains(label == null ? "" : label) ? label : null,
                classification != null && names.contains(classification.category())
                        ? classification
                        : null,
                model,
                objects.stream().filter(object -> names.contains(object.category())).toList(),
                semantic == null
                        ? null
                        : new SemanticMap(
                                semantic.size(),
                                semantic.classes().stream()
                                        .filter(area -> names.contains(area.category()))
                                        .toList()),
                unreadable);
    }

    /** All categories that the image mentions, sorted. */
    public Set<String> categories() {
        Set<String> names = new TreeSet<>();
        objects.forEach(object -> names.add(object.category()));
        if (semantic != null) {
            semantic.classes().forEach(area -> names.add(area.category()));
        }
        if (label != null) {
            names.add(label);
        }
        if (classification != null) {
            names.add(classification.category());
        }
        return names;
    }
}

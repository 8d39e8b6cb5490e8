package io.romanesco.contract.mask;

import java.util.ArrayList;
import java.util.List;

/**
 * Masks as polygons of a COCO {@code segmentation}: x, y of each corner in turn, in pixels from the
 * top left of the picture, not closed by a repeated corner.
 *
 * <p>COCO polygons cannot have holes: these are the outer rings only, so a polygon fills the holes
 * of its mask. Pixels that touch at a corner only belong to different polygons. A mask without
 * holes comes back pixel by pixel from polygons that are not simplified.
 */
public final class Polygons {

    private Polygons() {}

    /** The exact outer rings of a mask; none for an empty mask. */
    public static List<int[]> of(CocoRle mask) {
        List<int[]> rings = new ArrayList<>();
        new Outlines(mask)
                .forEach((corners, doubleArea) -> {
                    if (doubleArea > 0) {
                        rings.add(corners);
                    }
                });
        return rings;
    }

    /**
     * Outer rings with fewer corners.
     *
     * @param tolerance how far a dropped corner may be from the new outline, in pixels; 0 or more
     */
    public static List<int[]> of(CocoRle mask, double tolerance) {
        return of(mask).stream().map(ring -> RingSimplifier.simplify(ring, tolerance)).toList();
    }
}

package io.romanesco.api.exports.format;

import io.romanesco.contract.Box;
import io.romanesco.contract.Mask;
import io.romanesco.contract.mask.CocoRle;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A mask as CVAT writes it: lengths of runs row by row within the box around it, beginning with
 * pixels that are not part of it.
 */
record RowRuns(int left, int top, int width, int height, List<Integer> counts) {

    static RowRuns of(Mask mask) {
        CocoRle rle = CocoRle.parse(mask);
        Box box = rle.box();
        int left = (int) box.x();
        int top = (int) box.y();
        int width = (int) box.width();
        int height = (int) box.height();
        BitSet pixels = new BitSet(width * height);
        rle.forEachRun((column, from, to) -> {
            for (int row = from; row < to; row++) {
                pixels.set((row - top) * width + column - left);
            }
        });
        return new RowRuns(left, top, width, height, counts(pixels, width * height));
    }

    private static List<Integer> counts(BitSet pixels, int size) {
        List<Integer> counts = new ArrayList<>();
        boolean inside = false;
        for (int at = 0; at < size; inside = !inside) {
            int next = inside ? pixels.nextClearBit(at) : pixels.nextSetBit(at);
            int end = next < 0 ? size : Math.min(next, size);
            counts.add(end - at);
            at = end;
        }
        return counts;
    }

    String text() {
        return counts.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}

package io.romanesco.inference.task.detection;

import java.util.List;

/**
 * The cells of a model's feature maps, one map for each stride, row by row. Each cell has as many
 * rows in the output as its map has anchors.
 *
 * @param x column of each output row's cell
 * @param y row of each output row's cell
 * @param stride pixels of the input from one cell to the next
 * @param anchor index of the row's anchor among those of all maps
 */
record Grid(int[] x, int[] y, int[] stride, int[] anchor) {

    /** Cells without anchors: one row for each. */
    static Grid of(int width, int height, List<Integer> strides) {
        return of(width, height, strides, strides.stream().map(any -> 1).toList());
    }

    /**
     * Cells with anchors: map by map, anchor by anchor, then from the top left.
     *
     * @param width of the input, pixels
     * @param height of the input, pixels
     * @param strides of the maps
     * @param anchors number of anchors of each map
     */
    static Grid of(int width, int height, List<Integer> strides, List<Integer> anchors) {
        int rows = 0;
        for (int map = 0; map < strides.size(); map++) {
            rows += anchors.get(map) * cells(width, height, strides.get(map));
        }
        Grid grid = new Grid(new int[rows], new int[rows], new int[rows], new int[rows]);
        int row = 0;
        int anchor = 0;
        for (int map = 0; map < strides.size(); map++) {
            for (int i = 0; i < anchors.get(map); i++, anchor++) {
                row = grid.fill(row, width, height, strides.get(map), anchor);
            }
        }
        return grid;
    }

    private int fill(int from, int width, int height, int step, int anchorIndex) {
        int row = from;
        for (int down = 0; down < side(height, step); down++) {
            for (int across = 0; across < side(width, step); across++, row++) {
                x[row] = across;
                y[row] = down;
                stride[row] = step;
                anchor[row] = anchorIndex;
            }
        }
        return row;
    }

    int rows() {
        return x.length;
    }

    /** Cells of one map. */
    static int cells(int width, int height, int stride) {
        return side(width, stride) * side(height, stride);
    }

    /** Cells along a side of the input. */
    static int side(int size, int stride) {
        return Math.ceilDiv(size, stride);
    }
}

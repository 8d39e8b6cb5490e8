package io.romanesco.inference.task.detection;

import io.romanesco.inference.task.TensorSlice;
import java.util.List;

/** Numbers of one image in rows and columns, however the output stores them. */
public interface RowTable {

    int rows();

    int columns();

    float at(int row, int column);

    /**
     * A table over the two dimensions of an output.
     *
     * @param transposed whether the first dimension is the columns; otherwise it is the rows
     */
    static RowTable of(TensorSlice slice, boolean transposed) {
        int[] shape = slice.shape();
        return transposed
                ? new Slice(slice, shape[1], shape[0], 1, shape[1])
                : new Slice(slice, shape[0], shape[1], shape[1], 1);
    }

    /** The rows of several tables, one table after another. All have the same columns. */
    static RowTable joined(List<RowTable> parts) {
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        int[] ends = new int[parts.size()];
        int rows = 0;
        for (int i = 0; i < ends.length; i++) {
            rows += parts.get(i).rows();
            ends[i] = rows;
        }
        return new Joined(parts.toArray(RowTable[]::new), ends);
    }

    /**
     * A table in an output.
     *
     * @param rowStep numbers from one row to the next
     * @param columnStep numbers from one column to the next
     */
    record Slice(TensorSlice slice, int rows, int columns, int rowStep, int columnStep)
            implements RowTable {

        @Override
        public float at(int row, int column) {
            return slice.at(row * rowStep + column * columnStep);
        }
    }

    /**
     * Several tables.
     *
     * @param ends number of the row behind each table's last one
     */
    record Joined(RowTable[] parts, int[] ends) implements RowTable {

        @Override
        public int rows() {
            return ends[ends.length - 1];
        }

        @Override
        public int columns() {
            return parts[0].columns();
        }

        @Override
        public float at(int row, int column) {
            int part = 0;
            while (row >= ends[part]) {
                part++;
            }
            return parts[part].at(part == 0 ? row : row - ends[part - 1], column);
        }
    }
}

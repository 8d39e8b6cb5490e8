package io.romanesco.inference.task.classification;

/**
 * Where a model looked: what speaks for a category, cell by cell.
 *
 * @param category the category
 * @param width cells in a row
 * @param height rows
 * @param values {@code width * height} numbers, 0..1, row by row; the largest is 1 unless all are 0
 */
public record ActivationMap(String category, int width, int height, float[] values) {

    /**
     * Of raw evidence: what speaks against the category counts as 0, the rest is divided by its
     * maximum.
     */
    static ActivationMap of(String category, int width, int height, float[] evidence, int offset) {
        float[] values = new float[width * height];
        float max = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(0, evidence[offset + i]);
            max = Math.max(max, values[i]);
        }
        for (int i = 0; max > 0 && i < values.length; i++) {
            values[i] /= max;
        }
        return new ActivationMap(category, width, height, values);
    }
}

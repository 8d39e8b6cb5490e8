package io.romanesco.inference.task.detection;

/**
 * Rows of centre x, centre y, width, height, perhaps an objectness, then a number for each
 * category; further columns do not matter. The score of a category is objectness times its own.
 */
class CenterRows implements CandidateRows {

    private static final int OBJECTNESS = 4;

    private final RowTable table;
    private final int categories;
    private final boolean objectness;
    private final ScoreActivation activation;

    CenterRows(RowTable table, int categories, boolean objectness, ScoreActivation activation) {
        this.table = table;
        this.categories = categories;
        this.objectness = objectness;
        this.activation = activation;
    }

    @Override
    public int count() {
        return table.rows();
    }

    @Override
    public int categories() {
        return categories;
    }

    @Override
    public double rank(int row, int category) {
        return table.at(row, firstCategory() + category);
    }

    @Override
    public double score(int row, int category) {
        double score = activation.of(rank(row, category));
        return objectness ? activation.of(table.at(row, OBJECTNESS)) * score : score;
    }

    @Override
    public Corners box(int row) {
        return Corners.around(
                table.at(row, 0), table.at(row, 1), table.at(row, 2), table.at(row, 3));
    }

    private int firstCategory() {
        return objectness ? OBJECTNESS + 1 : OBJECTNESS;
    }
}

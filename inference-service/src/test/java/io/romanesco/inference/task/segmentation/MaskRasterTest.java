package io.romanesco.inference.task.segmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.romanesco.contract.Box;
import io.romanesco.contract.mask.CocoRle;
import io.romanesco.inference.task.InvalidOutputException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskRasterTest {

    private static final double HALF = 0.5;

    /**
     * Numbers of a map.
     *
     * @param cells rows from the top
     */
    private record Grid(double[][] cells) implements MaskValues {

        static Grid filled(int height, int width, double value) {
            double[][] cells = new double[height][width];
            for (double[] row : cells) {
                Arrays.fill(row, value);
            }
            return new Grid(cells);
        }

        static Grid random(int height, int width, long seed) {
            Random random = new Random(seed);
            double[][] cells = new double[height][width];
            for (double[] row : cells) {
                Arrays.setAll(row, x -> random.nextDouble());
            }
            return new Grid(cells);
        }

        @Override
        public int height() {
            return cells.length;
        }

        @Override
        public int width() {
            return cells[0].length;
        }

        @Override
        public void column(int x, double[] column) {
            Arrays.setAll(column, y -> cells[y][x]);
        }
    }

    @Test
    void certainMaskFillsItsBox() {
        CocoRle mask = inBox(Grid.filled(28, 28, 1), new Box(10, 20, 30, 40), 100, 100);
        assertThat(mask.box()).isEqualTo(new Box(10, 20, 30, 40));
        assertThat(mask.area()).isEqualTo(30 * 40);
    }

    @Test
    void maskOfABoxThatLeavesThePictureIsCut() {
        CocoRle mask = inBox(Grid.filled(28, 28, 1), new Box(-10, 90, 30, 40), 100, 100);
        assertThat(mask.box()).isEqualTo(new Box(0, 90, 20, 10));
    }

    @Test
    void maskOfABoxOutsideThePictureIsEmpty() {
        assertThat(inBox(Grid.filled(4, 4, 1), new Box(200, 0, 30, 40), 100, 100).isEmpty())
                .isTrue();
    }

    /** Detectron2 interpolates with zeros around the mask. */
    @Test
    void valuesFadeInTheOuterHalfCells() {
        CocoRle mask = inBox(Grid.filled(2, 2, 0.7), new Box(0, 0, 40, 40), 100, 100);
        // From 10 pixels outside to 10 inside, values rise from 0 to 0.7: 0.5 is 4.3 pixels inside.
        assertThat(mask.box()).isEqualTo(new Box(4, 4, 32, 32));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void maskOfABoxIsThatOfEveryPixelAlone(long seed) {
        Grid grid = Grid.random(5, 7, seed);
        Box box = new Box(-3.3, 4.7, 61.1, 33.9);
        CocoRle mask = inBox(grid, box, 50, 40);

        int area = 0;
        for (int x = 0; x < 50; x++) {
            for (int y = 0; y < 40; y++) {
                double u = (x + 0.5 - box.x()) / box.width() * 7 - 0.5;
                double v = (y + 0.5 - box.y()) / box.height() * 5 - 0.5;
                boolean inBox = y + 0.5 >= box.y() && y + 0.5 < box.y() + box.height();
                boolean inside = inBox && value(grid, u, v) >= HALF;
                area += inside ? 1 : 0;
                assertThat(contains(mask, x, y)).as("pixel %d, %d", x, y).isEqualTo(inside);
            }
        }
        assertThat(area).isPositive();
    }

    @Test
    void maskOfTheInputIsCutToWhatThePictureShows() {
        // 100 x 50 pixels in an input of 64 x 64: 64 x 32 between bars of 16 rows.
        InputAxis across = new InputAxis(64, 0, 64);
        InputAxis down = new InputAxis(64, 16, 32);
        Grid lower = Grid.filled(4, 4, 0);
        Arrays.fill(lower.cells[2], 1);
        Arrays.fill(lower.cells[3], 1);

        CocoRle mask =
                new MaskRaster(
                                lower,
                                MaskAxis.ofInput(across, 0, 100, 4, 100),
                                MaskAxis.ofInput(down, 0, 50, 4, 50),
                                HALF)
                        .draw(100, 50);

        assertThat(mask.box()).isEqualTo(new Box(0, 25, 100, 25));
    }

    @Test
    void pixelsThatTheInputDoesNotShowAreOutsideTheMask() {
        // 100 x 50 pixels as 128 x 64, of which the middle 64 x 64 are shown.
        InputAxis across = new InputAxis(64, -32, 128);
        InputAxis down = new InputAxis(64, 0, 64);

        CocoRle mask =
                new MaskRaster(
                                Grid.filled(4, 4, 1),
                                MaskAxis.ofInput(across, 0, 100, 4, 100),
                                MaskAxis.ofInput(down, 0, 50, 4, 50),
                                HALF)
                        .draw(100, 50);

        assertThat(mask.box()).isEqualTo(new Box(25, 0, 50, 50));
    }

    /** A bitmap of that picture has 12 MB. */
    @Test
    void maskOfTwelveMegapixelsNeedsNoBitmap() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Grid grid = Grid.random(28, 28, 7);
        long before = threads.getCurrentThreadAllocatedBytes();
        CocoRle mask = inBox(grid, new Box(0, 0, 4000, 3000), 4000, 3000);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(mask.area()).isGreaterThan(1_000_000);
        assertThat(allocated).isLessThan(2_000_000);
    }

    @Test
    void mapOfNoiseIsRefusedInOneLine() {
        Grid noise = Grid.random(1500, 1500, 7);
        assertThatThrownBy(() -> inBox(noise, new Box(0, 0, 8000, 8000), 8000, 8000))
                .isInstanceOf(InvalidOutputException.class)
                .hasMessage("the masks are noise: they have more than 2000000 runs");
    }

    private static CocoRle inBox(MaskValues values, Box box, int width, int height) {
        return new MaskRaster(
                        values,
                        MaskAxis.ofBox(box.x(), box.x() + box.width(), values.width(), width),
                        MaskAxis.ofBox(box.y(), box.y() + box.height(), values.height(), height),
                        HALF)
                .draw(width, height);
    }

    private static double value(Grid grid, double u, double v) {
        double sum = 0;
        for (int y = 0; y < grid.height(); y++) {
            for (int x = 0; x < grid.width(); x++) {
                double weight = Math.max(0, 1 - Math.abs(u - x)) * Math.max(0, 1 - Math.abs(v - y));
                sum += weight * grid.cells[y][x];
            }
        }
        return sum;
    }

    private static boolean contains(CocoRle mask, int x, int y) {
        boolean[] found = new boolean[1];
        mask.forEachRun((column, top, bottom) -> found[0] |= column == x && top <= y && y < bottom);
        return found[0];
    }
}

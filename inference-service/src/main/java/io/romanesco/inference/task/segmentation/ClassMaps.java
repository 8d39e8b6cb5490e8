package io.romanesco.inference.task.segmentation;

import io.romanesco.inference.task.InvalidOutputException;
import io.romanesco.inference.task.ManifestSection;
import io.romanesco.inference.task.Outputs;
import io.romanesco.inference.task.TensorSlice;
import io.romanesco.inference.task.TensorSpec;
import java.util.Arrays;

/**
 * A map whose cells are indices of the labels. The nearest cell counts.
 *
 * @param name of the output: [N, h, w] or [N, 1, h, w], or without N
 * @param categories number of labels
 */
record ClassMaps(String name, int categories) implements SemanticDecoder {

    /** Reads the keys of this form. */
    static ClassMaps read(ManifestSection outputs, int categories) {
        return new ClassMaps(outputs.text("classes"), categories);
    }

    @Override
    public TensorSpec output() {
        int any = TensorSpec.ANY;
        return TensorSpec.numbers(name, any, any, any).or(any, 1, any, any).or(any, any);
    }

    @Override
    public PixelCategories categories(Outputs outputs, int image, InputFrame frame) {
        int any = Outputs.ANY;
        TensorSlice slice =
                outputs.rank(name) == 4
                        ? outputs.of(name, image, 1, any, any)
                        : outputs.of(name, image, any, any);
        Planes planes = Planes.first(slice).withCells();
        check(slice);
        return (width, height) -> {
            int[] columns = cells(frame.across(), planes.width(), width);
            int[] rows = cells(frame.down(), planes.height(), height);
            return (x, found) -> Arrays.setAll(found, y -> at(planes, rows[y], columns[x]));
        };
    }

    private void check(TensorSlice slice) {
        for (int i = 0; i < slice.length(); i++) {
            int category = Math.round(slice.at(i));
            if (category < 0 || category >= categories) {
                throw new InvalidOutputException(
                        "output %s has the category %d; model.yaml has labels for 0 to %d"
                                .formatted(name, category, categories - 1));
            }
        }
    }

    private static int at(Planes planes, int row, int column) {
        return row < 0 || column < 0 ? PixelCategories.NONE : Math.round(planes.at(0, row, column));
    }

    /** The cell of each pixel along an axis; -1 where the model has not seen the pixel. */
    private static int[] cells(InputAxis axis, int cells, int pixels) {
        int[] nearest = new int[pixels];
        for (int i = 0; i < pixels; i++) {
            double position = axis.position(i, pixels);
            boolean seen = position >= 0 && position < axis.size();
            nearest[i] = seen ? Math.min(cells - 1, (int) (position / axis.size() * cells)) : -1;
        }
        return nearest;
    }
}

package io.romanesco.inference.task.detection;

import io.romanesco.inference.task.ImageInput;
import io.romanesco.inference.task.ManifestSection;
import io.romanesco.inference.task.Outputs;
import io.romanesco.inference.task.TensorSlice;
import io.romanesco.inference.task.TensorSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * Raw heads of YOLO models with anchors. Each head has, for each anchor and cell, logits of centre,
 * size, objectness and categories. Source: Redmon and Farhadi, "YOLOv3" (arXiv 1804.02767);
 * YOLOv5's form of the boxes bounds them to four times the anchor.
 *
 * @param heads names of the outputs, each [N, anchors * columns, rows, columns of cells] or [N,
 *     anchors, rows, columns of cells, columns]
 * @param perHead anchors of each head
 * @param anchors width and height of all anchors, pixels of the input
 * @param bounded whether boxes have YOLOv5's form; otherwise YOLOv3's
 */
record YoloHeadsDecoder(
        List<String> heads,
        List<Integer> strides,
        List<Integer> perHead,
        List<List<Double>> anchors,
        ImageInput input,
        Grid grid,
        int categories,
        boolean bounded,
        boolean multiLabel)
        implements BoxDecoder {

    private static final int BOX_AND_OBJECTNESS = 5;

    static YoloHeadsDecoder read(ManifestSection outputs, ImageInput input, int categories) {
        List<String> heads = outputs.texts("heads");
        List<Integer> strides = outputs.sizes("strides", List.of());
        List<List<List<Double>>> anchors = outputs.pairs("anchors");
        if (strides.size() != heads.size() || anchors.size() != heads.size()) {
            throw new IllegalArgumentException(
                    "outputs.heads, strides and anchors have %d, %d and %d entries"
                            .formatted(heads.size(), strides.size(), anchors.size()));
        }
        List<Integer> perHead = anchors.stream().map(List::size).toList();
        return new YoloHeadsDecoder(
                heads,
                strides,
                perHead,
                anchors.stream().flatMap(List::stream).toList(),
                input,
                Grid.of(input.width(), input.height(), strides, perHead),
                categories,
                outputs.choice("boxForm", "yolov5", "yolov3").equals("yolov5"),
                outputs.flag("multiLabel", false));
    }

    @Override
    public List<TensorSpec> outputs() {
        List<TensorSpec> specs = new ArrayList<>();
        for (int head = 0; head < heads.size(); head++) {
            specs.add(
                    TensorSpec.numbers(
                                    heads.get(head),
                                    TensorSpec.BATCH,
                                    perHead.get(head) * columns(),
                                    down(head),
                                    across(head))
                            .or(
                                    TensorSpec.BATCH,
                                    perHead.get(head),
                                    down(head),
                                    across(head),
                                    columns()));
        }
        return specs;
    }

    @Override
    public CandidateRows rows(Outputs outputs, int image) {
        List<RowTable> tables = new ArrayList<>();
        for (int head = 0; head < heads.size(); head++) {
            addTables(outputs, image, head, tables);
        }
        RowTable rows = RowTable.joined(tables);
        return new CenterRows(rows, categories, true, ScoreActivation.SIGMOID) {
            @Override
            public Corners box(int row) {
                return bounded ? boundedBox(rows, row) : exponentialBox(rows, row);
            }
        };
    }

    /** Adds a table for each anchor of a head. */
    private void addTables(Outputs outputs, int image, int head, List<RowTable> tables) {
        int anchorsHere = perHead.get(head);
        int cells = down(head) * across(head);
        boolean columnsFirst = outputs.rank(heads.get(head)) == 4;
        TensorSlice slice =
                columnsFirst
                        ? outputs.of(
                                heads.get(head),
                                image,
                                anchorsHere * columns(),
                                down(head),
                                across(head))
                        : outputs.of(
                                heads.get(head),
                                image,
                                anchorsHere,
                                down(head),
                                across(head),
                                columns());
        for (int anchor = 0; anchor < anchorsHere; anchor++) {
            int start = anchor * cells * columns();
            tables.add(
                    columnsFirst
                            ? RowTable.of(slice.part(start, columns(), cells), true)
                            : RowTable.of(slice.part(start, cells, columns()), false));
        }
    }

    private Corners boundedBox(RowTable rows, int row) {
        List<Double> anchor = anchors.get(grid.anchor()[row]);
        int stride = grid.stride()[row];
        double width = 2 * ScoreActivation.sigmoid(rows.at(row, 2));
        double height = 2 * ScoreActivation.sigmoid(rows.at(row, 3));
        return Corners.around(
                (2 * ScoreActivation.sigmoid(rows.at(row, 0)) - 0.5 + grid.x()[row]) * stride,
                (2 * ScoreActivation.sigmoid(rows.at(row, 1)) - 0.5 + grid.y()[row]) * stride,
                width * width * anchor.get(0),
                height * height * anchor.get(1));
    }

    private Corners exponentialBox(RowTable rows, int row) {
        List<Double> anchor = anchors.get(grid.anchor()[row]);
        int stride = grid.stride()[row];
        return Corners.around(
                (ScoreActivation.sigmoid(rows.at(row, 0)) + grid.x()[row]) * stride,
                (ScoreActivation.sigmoid(rows.at(row, 1)) + grid.y()[row]) * stride,
                YoloxDecoder.exp(rows.at(row, 2)) * anchor.get(0),
                YoloxDecoder.exp(rows.at(row, 3)) * anchor.get(1));
    }

    private int columns() {
        return BOX_AND_OBJECTNESS + categories;
    }

    private int down(int head) {
        return Grid.side(input.height(), strides.get(head));
    }

    private int across(int head) {
        return Grid.side(input.width(), strides.get(head));
    }
}

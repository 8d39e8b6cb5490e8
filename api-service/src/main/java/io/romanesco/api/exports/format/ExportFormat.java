package io.romanesco.api.exports.format;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The formats of annotations. */
public enum ExportFormat {
    /** One JSON file. Source: cocodataset.org, "Data format". */
    COCO("application/json", "json", false, CocoWriter::new),
    /** A zip in the layout of Ultralytics: data.yaml, and a text file for each image. */
    YOLO("application/zip", "zip", true, YoloWriter::new),
    /** One XML file, "CVAT for images 1.1". */
    CVAT("application/xml", "xml", false, CvatWriter::new),
    /** One JSON file of tasks, as Label Studio imports it. */
    LABEL_STUDIO("application/json", "json", false, _ -> new LabelStudioWriter()),
    /** One CSV file with a line for each object, area or classification. */
    CSV("text/csv", "csv", false, _ -> new CsvWriter());

    private final String mediaType;
    private final String extension;
    private final boolean zipped;
    private final Function<List<String>, ExportWriter> writer;

    ExportFormat(
            String mediaType,
            String extension,
            boolean zipped,
            Function<List<String>, ExportWriter> writer) {
        this.mediaType = mediaType;
        this.extension = extension;
        this.zipped = zipped;
        this.writer = writer;
    }

    /** Its name in requests, for example {@code label-studio}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The format with that name. */
    public static Optional<ExportFormat> named(String label) {
        return Arrays.stream(values()).filter(format -> format.label().equals(label)).findAny();
    }

    /** Media type of the download. */
    public String mediaType() {
        return mediaType;
    }

    /** Extension of the download's file name, without a dot. */
    public String extension() {
        return extension;
    }

    /** Whether it has several files, which go into a zip. */
    public boolean zipped() {
        return zipped;
    }

    /** Which masks its images need at all. */
    public MaskUse masks() {
        ExportWriter any = writer(List.of());
        return IntStream.range(0, any.passes())
                .mapToObj(any::masks)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /**
     * Begins an export.
     *
     * @param categories all that the images mention, each once; their order gives the numbers of
     *     the classes
     */
    public ExportWriter writer(List<String> categories) {
        return writer.apply(categories);
    }
}

package io.romanesco.api.exports;

import io.romanesco.api.exports.format.ExportFormat;
import io.romanesco.api.platform.ErrorCode;
import io.romanesco.api.results.ResultChoice;
import io.romanesco.api.search.ImageSelection;
import io.romanesco.contract.ModelRequest;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A checked request for an export.
 *
 * @param format empty: a folder of pictures for each category
 * @param model only what this model said; empty: what the images show
 */
record ExportRequest(
        Optional<ExportFormat> format, Optional<ModelRequest> model, ImageSelection images) {

    static final String PICTURES = "imagefolder";

    /** Fails when a parameter makes no sense. Those beside format and model are filters. */
    static ExportRequest of(MultivaluedMap<String, String> parameters) {
        Map<String, String> filter = new TreeMap<>();
        parameters.forEach((name, values) -> filter.put(name, values.getFirst()));
        String format = filter.remove("format");
        String model = filter.remove("model");
        return new ExportRequest(
                PICTURES.equals(format) ? Optional.empty() : Optional.of(named(format)),
                ResultChoice.asked(model),
                ImageSelection.of(filter, Instant.now()));
    }

    private static ExportFormat named(String format) {
        return Optional.ofNullable(format)
                .flatMap(ExportFormat::named)
                .orElseThrow(() ->
                        ErrorCode.UNKNOWN_FORMAT.because(
                                "A format is coco, yolo, cvat, label-studio, csv or imagefolder."));
    }

    String mediaType() {
        return format.map(ExportFormat::mediaType).orElse("application/zip");
    }

    String fileName() {
        return format.map(each -> "romanesco-%s.%s".formatted(each.label(), each.extension()))
                .orElse("romanesco-imagefolder.zip");
    }
}

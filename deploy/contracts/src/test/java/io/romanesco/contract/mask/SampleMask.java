package io.romanesco.contract.mask;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A mask as pycocotools describes it: masks/masks.json, written by masks/make_masks.py.
 *
 * @param box x, y, width, height
 * @param rows the pixels, '#' inside; empty for a large mask
 */
record SampleMask(
        String name,
        int height,
        int width,
        String counts,
        int area,
        List<Double> box,
        List<String> rows) {

    static final JsonNode FILE = file();

    static List<SampleMask> all() {
        return StreamSupport.stream(FILE.path("masks").spliterator(), false)
                .map(SampleMask::of)
                .toList();
    }

    static SampleMask named(String name) {
        return all().stream().filter(mask -> mask.name.equals(name)).findAny().orElseThrow();
    }

    CocoRle parsed() {
        return CocoRle.parse(height, width, counts);
    }

    boolean hasRows() {
        return !rows.isEmpty();
    }

    /** The mask of the rows. */
    CocoRle built() {
        return built(rows);
    }

    static CocoRle built(List<String> rows) {
        MaskBuilder mask = new MaskBuilder(rows.size(), rows.getFirst().length());
        for (int x = 0; x < rows.getFirst().length(); x++) {
            for (int y = 0; y < rows.size(); y++) {
                mask.add(x, y, rows.get(y).charAt(x) == '#' ? y + 1 : y);
            }
        }
        return mask.build();
    }

    /** The pixels of a mask as rows. */
    static List<String> rows(CocoRle mask) {
        char[][] rows = new char[mask.height()][mask.width()];
        for (char[] row : rows) {
            Arrays.fill(row, '.');
        }
        mask.forEachRun((column, top, bottom) -> {
            for (int y = top; y < bottom; y++) {
                rows[y][column] = '#';
            }
        });
        return Arrays.stream(rows).map(String::new).toList();
    }

    private static SampleMask of(JsonNode json) {
        return new SampleMask(
                json.path("name").asText(),
                json.path("size").path(0).asInt(),
                json.path("size").path(1).asInt(),
                json.path("counts").asText(),
                json.path("area").asInt(),
                elements(json.path("box")).map(JsonNode::asDouble).toList(),
                elements(json.path("rows")).map(JsonNode::asText).toList());
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static JsonNode file() {
        try (InputStream file = SampleMask.class.getResourceAsStream("/masks/masks.json")) {
            return new ObjectMapper().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}

package io.romanesco.inference.model.repository;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import io.romanesco.contract.DataTable;
import java.io.IOException;
import java.util.List;

/** Reads a table that comes with a model: JSON, or CSV with the columns in its first line. */
final class TableReader {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final CsvMapper CSV = new CsvMapper();

    private TableReader() {}

    /**
     * Reads it. The ending {@code .csv} means CSV: its cells are numbers where they look like one,
     * null where they are empty.
     *
     * @throws ModelLoadException when it is not a table
     */
    static DataTable read(String file, String text) throws ModelLoadException {
        return file.endsWith(".csv") ? csv(file, text) : json(file, text);
    }

    private static DataTable json(String file, String text) throws ModelLoadException {
        try {
            return JSON.readValue(text, DataTable.class);
        } catch (JsonProcessingException malformed) {
            throw new ModelLoadException(
                    file + " is not a table: {\"columns\": [...], \"rows\": [[...]]}", malformed);
        }
    }

    private static DataTable csv(String file, String text) throws ModelLoadException {
        List<List<String>> lines;
        try (MappingIterator<List<String>> found =
                CSV.readerForListOf(String.class)
                        .with(CsvParser.Feature.WRAP_AS_ARRAY)
                        .with(CsvParser.Feature.TRIM_SPACES)
                        .with(CsvParser.Feature.SKIP_EMPTY_LINES)
                        .readValues(text)) {
            lines = found.readAll();
        } catch (IOException malformed) {
            throw new ModelLoadException(file + " is not a table: it is not CSV", malformed);
        }
        if (lines.isEmpty()) {
            throw new ModelLoadException(file + " is not a table: it has no line with columns");
        }
        List<String> columns = lines.getFirst();
        List<List<String>> rows = lines.subList(1, lines.size());
        for (List<String> row : rows) {
            if (row.size() != columns.size()) {
                throw new ModelLoadException(
                        "%s is not a table: row %d has %d cells, not %d"
                                .formatted(
                                        file, rows.indexOf(row) + 1, row.size(), columns.size()));
            }
        }
        return new DataTable(columns, rows.stream().map(TableReader::cells).toList());
    }

    /** A list with null, which {@link List#copyOf} refuses. */
    private static List<Object> cells(List<String> row) {
        return row.stream().map(TableReader::cell).toList();
    }

    private static Object cell(String text) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            double number = Double.parseDouble(text);
            boolean whole = number == Math.rint(number) && Math.abs(number) <= 1L << 53;
            return whole ? (Object) (long) number : Double.isFinite(number) ? number : text;
        } catch (NumberFormatException word) {
            return text;
        }
    }
}

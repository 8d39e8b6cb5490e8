package io.romanesco.bench.evaluate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Where pictures come from, as tables with a header and tabs say: {@code <data>.tsv} beside the
 * folder or tar, and those in the folder. Their columns {@code file} and {@code repository} are
 * read; tables without them are of other kinds.
 */
final class Sources {

    private static final CSVFormat TABLE =
            CSVFormat.TDF.builder().setHeader().setSkipHeaderRecord(true).get();
    private static final List<String> COLUMNS = List.of("file", "repository");

    private final Map<String, String> byFile;

    private Sources(Map<String, String> byFile) {
        this.byFile = byFile;
    }

    /**
     * Reads the tables of a folder or tar; there may be none.
     *
     * @throws IOException when a table cannot be read
     */
    static Sources of(Path data) throws IOException {
        Map<String, String> byFile = new HashMap<>();
        for (Path table : tables(data.toAbsolutePath().normalize())) {
            try (CSVParser rows = CSVParser.parse(table, StandardCharsets.UTF_8, TABLE)) {
                if (rows.getHeaderMap().keySet().containsAll(COLUMNS)) {
                    for (CSVRecord row : rows) {
                        byFile.put(row.get(COLUMNS.get(0)), row.get(COLUMNS.get(1)));
                    }
                }
            }
        }
        return new Sources(byFile);
    }

    /** The source of a picture whose path may have more leading folders than the table's. */
    Optional<String> of(String path) {
        String rest = path;
        while (true) {
            String source = byFile.get(rest);
            int slash = rest.indexOf('/');
            if (source != null || slash < 0) {
                return Optional.ofNullable(source);
            }
            rest = rest.substring(slash + 1);
        }
    }

    private static List<Path> tables(Path data) throws IOException {
        List<Path> found = new ArrayList<>();
        String name = data.getFileName().toString();
        Path beside = data.resolveSibling(name.replaceFirst("\\.[^.]*$", "") + ".tsv");
        if (Files.isRegularFile(beside)) {
            found.add(beside);
        }
        if (Files.isDirectory(data)) {
            try (Stream<Path> files = Files.list(data)) {
                files.filter(file -> file.toString().endsWith(".tsv")).sorted().forEach(found::add);
            }
        }
        return found;
    }
}

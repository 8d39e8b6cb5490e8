package io.romanesco.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Objects;

/**
 * A table that comes with a model: its training curves, or its variants compared.
 *
 * @param columns headings
 * @param rows text or numbers, as many as there are columns
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record DataTable(List<String> columns, List<List<Object>> rows) {

    public DataTable {
        Objects.requireNonNull(columns, "columns");
        Objects.requireNonNull(rows, "rows");
    }
}

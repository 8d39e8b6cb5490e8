package io.romanesco.inference.model.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.romanesco.contract.DataTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableReaderTest {

    @Test
    void csvGivesNumbersTextAndEmptyCells() throws ModelLoadException {
        DataTable table =
                TableReader.read(
                        "training.csv",
                        "epoch,train loss,\"note, if any\"\r\n1,1.25,frozen\n2,,\"NaN\"\n");

        assertThat(table.columns()).containsExactly("epoch", "train loss", "note, if any");
        assertThat(table.rows()).hasSize(2);
        assertThat(table.rows().getFirst()).containsExactly(1L, 1.25, "frozen");
        assertThat(table.rows().getLast()).containsExactly(2L, null, "NaN");
    }

    @Test
    void jsonGivesItsColumnsAndRows() throws ModelLoadException {
        DataTable table =
                TableReader.read(
                        "curves.json", "{\"columns\": [\"epoch\"], \"rows\": [[1], [null]]}");

        assertThat(table.columns()).containsExactly("epoch");
        assertThat(table.rows().getFirst()).containsExactly(1);
        assertThat(table.rows().getLast()).containsExactly((Object) null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "training.csv | '' | training.csv is not a table: it has no line with columns",
                "training.csv | 'a,b\n"
                        + "1,2\n"
                        + "3' | training.csv is not a table: row 2 has 1 cells, not 2",
                "training.csv | 'a,\"b' | training.csv is not a table",
                "curves.json | '[]' | curves.json is not a table",
            })
    void textThatIsNoTableIsRefusedInOneLine(String file, String text, String reason) {
        assertThatThrownBy(() -> TableReader.read(file, text.replace("\\n", "\n")))
                .isInstanceOf(ModelLoadException.class)
                .hasMessageStartingWith(reason)
                .message()
                .doesNotContain("\n");
    }
}

package io.romanesco.api.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.romanesco.api.images.ImageStatus;
import io.romanesco.contract.Palette;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    private static final ImageQuery.Filter FILTER =
            new ImageQuery.Filter(
                    "Carrot",
                    Palette.RGB,
                    "#FF8000",
                    ImageStatus.CLASSIFIED,
                    null,
                    null,
                    null,
                    null);
    private static final Cursor CURSOR =
            new Cursor(
                    Instant.parse("2026-11-22T08:15:30.123456Z"),
                    UUID.fromString("019b2c5e-7f3a-7c11-a3a5-0d6c2f1e4b77"));

    @Test
    void cursorDecodedWithItsFilterIsTheSame() {
        String text = CURSOR.encode(FILTER);

        assertThat(text).matches("[A-Za-z0-9_-]+");
        assertThat(Cursor.decode(text, FILTER)).contains(CURSOR);
    }

    @Test
    void cursorIsTheSameTextInEveryProcess() {
        assertThat(CURSOR.encode(FILTER)).isEqualTo("IpRxqgAGYNkUms7AAZssXn86fBGjpQ1sLx5Ldw");
    }

    @Test
    void cursorDecodedWithAnotherFilterIsEmpty() {
        ImageQuery.Filter other =
                new ImageQuery.Filter("Tomato", null, null, null, null, null, null, null);

        assertThat(Cursor.decode(CURSOR.encode(FILTER), other)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "!!!", "AAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void malformedTextIsNoCursor(String text) {
        assertThat(Cursor.decode(text, FILTER)).isEmpty();
    }
}

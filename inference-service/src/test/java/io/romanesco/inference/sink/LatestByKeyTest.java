package io.romanesco.inference.sink;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LatestByKeyTest {

    private final LatestByKey<String, Integer> values = new LatestByKey<>();

    @Test
    void firstValueIsToBeSentAndLaterOnesFollow() {
        assertThat(values.put("a", 1)).isTrue();
        assertThat(values.put("b", 2)).isFalse();

        assertThat(values.next()).contains(1);
        assertThat(values.next()).contains(2);
        assertThat(values.next()).isEmpty();
    }

    @Test
    void newerValueTakesThePlaceOfTheOneThatWaits() {
        values.put("a", 1);
        values.put("b", 2);
        values.put("a", 3);

        assertThat(values.next()).contains(3);
        assertThat(values.next()).contains(2);
        assertThat(values.next()).isEmpty();
    }

    @Test
    void valueAfterTheEndOfSendingIsToBeSentAgain() {
        values.put("a", 1);
        values.next();
        assertThat(values.put("a", 2)).isFalse();
        values.next();
        values.next();

        assertThat(values.put("a", 3)).isTrue();
    }
}

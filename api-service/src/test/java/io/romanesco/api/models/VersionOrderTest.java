package io.romanesco.api.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class VersionOrderTest {

    @Test
    void versionsAreOrderedByTheirNumbersAndPreReleasesComeFirst() {
        List<String> ordered =
                List.of(
                        "0.9",
                        "1",
                        "1.0.0-rc1",
                        "1.0.0-rc2",
                        "1.0.0",
                        "1.0.1",
                        "1.9.0",
                        "1.10.0",
                        "2.0.0",
                        "20261127");
        List<String> shuffled = new ArrayList<>(ordered);
        Collections.reverse(shuffled);

        shuffled.sort(VersionOrder.ASCENDING);

        assertThat(shuffled).isEqualTo(ordered);
    }

    @Test
    void versionsOfTheSameNumbersHaveAnOrderToo() {
        assertThat(VersionOrder.ASCENDING.compare("1.0", "1_0")).isNotZero();
        assertThat(VersionOrder.ASCENDING.compare("1.0", "1.0")).isZero();
    }
}

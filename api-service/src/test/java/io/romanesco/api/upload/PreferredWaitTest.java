package io.romanesco.api.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreferredWaitTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wait=5|5",
                "wait=\"7\"|7",
                "Wait = 5|5",
                "respond-async, wait=10|10",
                "wait=3; foo=bar, handling=lenient|3",
                "wait=0|0",
                "wait=1, wait=2|1",
            })
    void aWaitPreferenceIsReadInSeconds(String header, long seconds) {
        assertThat(UploadResource.preferredWait(List.of(header)))
                .isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "wait", "wait=", "wait=-5", "wait=1.5", "await=5", "wait=99999999999"})
    void aMalformedWaitPreferenceIsIgnored(String header) {
        assertThat(UploadResource.preferredWait(List.of(header))).isZero();
    }
}

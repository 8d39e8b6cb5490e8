package io.romanesco.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PurposeTest {

    @ParameterizedTest
    @CsvSource({"SHADOW, SHADOW", "Reclassify, RECLASSIFY", "PRIMARY, PRIMARY"})
    void purposeIsReadInAnyCase(String sent, Role purpose) {
        CloudEventHeaders headers = new CloudEventHeaders().with("ce_purpose", sent);

        assertThat(ModelChoice.of(headers).purpose()).isEqualTo(purpose);
        assertThat(ModelChoice.unknownPurpose(headers)).isEmpty();
    }

    @Test
    void unknownPurposeIsTold() {
        CloudEventHeaders headers = new CloudEventHeaders();
        assertThat(ModelChoice.unknownPurpose(headers)).isEmpty();

        headers.with("ce_purpose", "fun");
        assertThat(ModelChoice.unknownPurpose(headers)).contains("fun");
        assertThat(ModelChoice.of(headers).purpose()).isEqualTo(Role.PRIMARY);
    }
}

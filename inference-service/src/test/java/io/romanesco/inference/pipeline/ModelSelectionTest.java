package io.romanesco.inference.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.romanesco.contract.ModelChoice;
import io.romanesco.contract.ModelRequest;
import io.romanesco.contract.Role;
import io.romanesco.contract.SourcePolicy;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelSelectionTest {

    private static final Optional<SourcePolicy> NO_POLICY = Optional.empty();

    @ParameterizedTest(
            name = "ce_model={0} ce_models={1} ce_only={2} ce_purpose={3}: default {4}, {5}")
    @CsvSource(
            nullValues = "-",
            value = {
                "-, '',      false, primary,    true,  ''",
                "-, 'a,b@2', false, primary,    true,  'a,b@2'",
                "-, 'a,b@2', true,  primary,    false, 'a,b@2'",
                "-, '',      true,  primary,    true,  ''",
                "a, '',      false, primary,    false, 'a'",
                "a, 'b,a',   false, primary,    false, 'a,b'",
                "-, 'a',     false, shadow,     false, 'a'",
                "a, '',      false, reclassify, false, 'a'",
                "-, '',      false, reclassify, true,  ''"
            })
    void choiceOfTheSenderDecides(
            String instead,
            String models,
            boolean only,
            String purpose,
            boolean withDefault,
            String selected) {
        Role role = Role.named(purpose).orElseThrow();
        ModelChoice choice =
                new ModelChoice(
                        Optional.ofNullable(instead).map(ModelRequest::of),
                        ModelRequest.listOf(models),
                        only,
                        role,
                        false);

        assertThat(ModelSelection.of(choice, NO_POLICY))
                .isEqualTo(
                        new ModelSelection(
                                withDefault, ModelRequest.listOf(selected), role, false));
    }

    @Test
    void policyOfTheSourceDecidesWhereTheSenderDoesNot() {
        SourcePolicy policy = new SourcePolicy("/cameras/gate", List.of("a", "b@2"), true, true);

        assertThat(ModelSelection.of(ModelChoice.NONE, Optional.of(policy)))
                .isEqualTo(
                        new ModelSelection(
                                false, ModelRequest.listOf("a,b@2"), Role.PRIMARY, true));
        assertThat(ModelSelection.of(choiceOf("c"), Optional.of(policy)))
                .isEqualTo(new ModelSelection(true, ModelRequest.listOf("c"), Role.PRIMARY, false));
    }

    @Test
    void modelsForAStoredImageShowNoResult() {
        ModelSelection selection = ModelSelection.of(choiceOf("a").beside(), NO_POLICY);

        assertThat(selection.main()).isFalse();
        assertThat(selection.withDefault()).isFalse();
        assertThat(selection.allowed().main()).isFalse();
        assertThat(ModelSelection.of(choiceOf("a"), NO_POLICY).main()).isTrue();
    }

    @Test
    void policyWithoutModelsKeepsTheDefaultModel() {
        SourcePolicy policy = new SourcePolicy("/uploads", List.of(), true, true);

        assertThat(ModelSelection.of(ModelChoice.NONE, Optional.of(policy)))
                .isEqualTo(new ModelSelection(true, List.of(), Role.PRIMARY, true));
    }

    @Test
    void selectionOfMoreThanEightModelsIsTooLarge() {
        ModelSelection eight = ModelSelection.of(choiceOf(names(8)), NO_POLICY);
        ModelSelection nine = ModelSelection.of(choiceOf(names(9)), NO_POLICY);

        assertThat(eight.isTooLarge()).isFalse();
        assertThat(eight.allowed()).isEqualTo(eight);
        assertThat(nine.isTooLarge()).isTrue();
        assertThat(nine.allowed())
                .isEqualTo(new ModelSelection(true, List.of(), Role.PRIMARY, false));
    }

    private static ModelChoice choiceOf(String models) {
        return new ModelChoice(
                Optional.empty(), ModelRequest.listOf(models), false, Role.PRIMARY, false);
    }

    private static String names(int count) {
        return String.join(",", IntStream.range(0, count).mapToObj(i -> "m" + i).toList());
    }
}

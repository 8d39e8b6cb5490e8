package io.romanesco.api.results;

import static org.assertj.core.api.Assertions.assertThat;

import io.romanesco.contract.Classification;
import io.romanesco.contract.DominantColors;
import io.romanesco.contract.Role;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ResultChoiceTest {

    private static final StoredResult MAIN = objects("main", Role.PRIMARY, true);
    private static final StoredResult BESIDE = objects("beside", Role.PRIMARY, false);
    private static final StoredResult SHADOW = objects("shadow", Role.SHADOW, false);

    @Test
    void objectsThatTheImageShowsAreChosenBeforeNewerOnes() {
        assertThat(ResultChoice.annotation(List.of(BESIDE, SHADOW, MAIN))).contains(MAIN);
    }

    @Test
    void newestPrimaryObjectsAreChosenWhereTheImageShowsAClassification() {
        StoredResult older = objects("older", Role.PRIMARY, true);

        assertThat(ResultChoice.annotation(List.of(SHADOW, BESIDE, classified(), older)))
                .contains(BESIDE);
    }

    @Test
    void resultsOfCandidatesAreNeverChosen() {
        assertThat(ResultChoice.annotation(List.of(SHADOW, classified()))).isEmpty();
    }

    private static StoredResult objects(String model, Role role, boolean main) {
        return result(model, role, main, null);
    }

    private static StoredResult classified() {
        return result(
                "vegetables",
                Role.PRIMARY,
                true,
                new Classification(
                        "vegetables",
                        "1.0.0",
                        "Leek",
                        0.9,
                        true,
                        List.of(),
                        new DominantColors("#FF8000", "#FC600A")));
    }

    private static StoredResult result(
            String model, Role role, boolean main, Classification classification) {
        return new StoredResult(
                new UUID(0, 1),
                model,
                "1.0.0",
                classification == null ? "detection" : "classification",
                role,
                main,
                classification == null ? "ANNOTATED" : "CLASSIFIED",
                Instant.EPOCH,
                classification,
                classification == null ? List.of() : null,
                null,
                null,
                null,
                null,
                false);
    }
}

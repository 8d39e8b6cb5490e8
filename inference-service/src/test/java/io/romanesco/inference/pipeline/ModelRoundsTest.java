package io.romanesco.inference.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.romanesco.contract.ModelRequest;
import io.romanesco.contract.ModelState;
import io.romanesco.contract.Role;
import io.romanesco.inference.model.registry.ModelFolder;
import io.romanesco.inference.model.registry.TestRegistry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelRoundsTest {

    @TempDir private Path root;

    @Test
    void modelsThatFitTogetherAreInOneRound() {
        try (TestRegistry models = models("300M")) {
            assertThat(rounds(models, true, "a,b")).containsExactly(List.of("paint*", "a", "b"));
        }
    }

    @Test
    void modelThatDoesNotFitBesideTheOthersIsInALaterRound() {
        try (TestRegistry models = models("200M")) {
            assertThat(rounds(models, true, "a,b"))
                    .containsExactly(List.of("paint*", "a"), List.of("b"));
            models.await("a/1", ModelState.RETIRED);
        }
    }

    @Test
    void firstModelIsTheMainOneAlsoWhereItIsAloneInItsRound() {
        try (TestRegistry models = models("200M")) {
            assertThat(rounds(models, false, "b,a")).containsExactly(List.of("b*"), List.of("a"));
        }
    }

    @Test
    void unknownModelDoesNotHoldUpTheOthers() {
        try (TestRegistry models = models("300M")) {
            assertThat(rounds(models, true, "fish,a"))
                    .containsExactly(List.of("paint*", "a"), List.of("fish?"));
        }
    }

    @Test
    void modelThatIsAskedForTwiceIsInOneRoundOnly() {
        try (TestRegistry models = models("200M")) {
            assertThat(rounds(models, true, "paint@1,b,b@1"))
                    .containsExactly(List.of("paint*", "b"));
        }
    }

    @Test
    void imagesThatAskForTheSameModelsInOtherOrdersAllGetThem() {
        try (TestRegistry models = models("200M")) {
            List<CompletableFuture<List<List<String>>>> images =
                    IntStream.range(0, 12)
                            .mapToObj(i -> i % 2 == 0 ? "a,b" : "b,a")
                            .map(wanted ->
                                    CompletableFuture.supplyAsync(
                                            () -> rounds(models, false, wanted)))
                            .toList();

            assertThat(images)
                    .allSatisfy(image ->
                            assertThat(image.join().stream().flatMap(List::stream))
                                    .allSatisfy(model -> assertThat(model).matches("[ab][*]?"))
                                    .hasSize(2));
        }
    }

    private TestRegistry models(String memory) {
        for (String name : new String[] {"paint", "a", "b"}) {
            ModelFolder.of(name, "1").memory(100).writeTo(root);
        }
        TestRegistry models = TestRegistry.on(root, "memory", memory);
        models.await("a/1", ModelState.READY);
        return models;
    }

    /** Models by round; the main one with an asterisk, a missing one with a question mark. */
    private static List<List<String>> rounds(
            TestRegistry models, boolean withDefault, String wanted) {
        ModelRounds rounds =
                new ModelRounds(
                        new ModelSelection(
                                withDefault, ModelRequest.listOf(wanted), Role.PRIMARY, false),
                        models.registry());
        List<List<String>> all = new ArrayList<>();
        while (rounds.hasNext()) {
            try (SelectedModels round = rounds.next()) {
                all.add(
                        round.all().stream()
                                .map(model ->
                                        model.name().name()
                                                + (model.main() ? "*" : "")
                                                + (model.isKnown() ? "" : "?"))
                                .toList());
            }
        }
        return all;
    }
}

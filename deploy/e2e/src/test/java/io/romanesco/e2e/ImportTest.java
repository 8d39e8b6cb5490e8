package io.romanesco.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.romanesco.e2e.client.Api;
import io.romanesco.e2e.client.Drawings;
import io.romanesco.e2e.client.Patience;
import io.romanesco.e2e.stack.LocalStack;
import io.romanesco.e2e.stack.Program;
import io.romanesco.e2e.stack.Stacks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Stacks.class)
class ImportTest {

    private final LocalStack stack;
    private final Api api;

    ImportTest(LocalStack stack) {
        this.stack = stack;
        this.api = stack.api();
    }

    @Test
    void folderIsImportedWithItsLabelsAndOnlyOnce(@TempDir Path temporary) throws IOException {
        Path folder = Files.createDirectory(temporary.resolve("market"));
        Path tomatoes = Files.createDirectory(folder.resolve("Tomato"));
        Path strangers = Files.createDirectory(folder.resolve("Strangers"));
        for (int seed = 0; seed < 4; seed++) {
            Files.write(tomatoes.resolve(seed + ".jpg"), Drawings.jpeg(1200 + seed));
            Files.write(strangers.resolve(seed + ".png"), Drawings.png(1210 + seed));
        }
        Files.writeString(tomatoes.resolve("notes.txt"), "no picture");
        Files.writeString(tomatoes.resolve("broken.jpg"), "no picture either");

        Program first = runImport(folder);

        assertThat(first.awaitExit()).as("%s", first.log()).isZero();
        Patience.await("all images").until(() -> classified().size() == 8);
        List<String> imported = api.ids("source=/cameras/import-market");
        assertThat(first.log()).contains("broken.jpg");
        List<String> labelled = api.ids("label=Tomato&source=/cameras/import-market");
        assertThat(labelled).hasSize(4);
        JsonNode stranger = api.image(without(classified(), labelled).getFirst()).json();
        assertThat(stranger.has("label")).isFalse();

        Program second = runImport(folder);

        assertThat(second.awaitExit()).as("%s", second.log()).isZero();
        assertThat(api.ids("source=/cameras/import-market"))
                .containsExactlyInAnyOrderElementsOf(imported);
    }

    private List<String> classified() {
        return api.ids("source=/cameras/import-market&status=CLASSIFIED");
    }

    private static List<String> without(List<String> all, List<String> some) {
        return all.stream().filter(id -> !some.contains(id)).toList();
    }

    private Program runImport(Path folder) {
        return Program.launcher(
                "import",
                stack.logs(),
                List.of(
                        "import",
                        "--data",
                        stack.data().toString(),
                        "--api",
                        stack.report().process("api-service").url(),
                        "--kafka",
                        stack.report().kafka(),
                        folder.toString()));
    }
}

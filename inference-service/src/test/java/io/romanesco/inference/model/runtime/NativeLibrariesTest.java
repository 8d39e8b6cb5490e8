package io.romanesco.inference.model.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeLibrariesTest {

    @TempDir private Path folder;

    @Test
    void librariesOfAnImageAreFoundBesideTheApplication() throws IOException {
        Path expected = library("opt/romanesco/native");

        assertThat(NativeLibraries.find(folder.resolve("opt/romanesco/app"), "amd64"))
                .contains(expected);
    }

    @Test
    void librariesOfABuildAreFoundForTheArchitecture() throws IOException {
        Path x64 = library("target/native/ai/onnxruntime/native/linux-x64");
        Path arm = library("target/native/ai/onnxruntime/native/linux-aarch64");
        Path application = folder.resolve("target/quarkus-app/app");

        assertThat(NativeLibraries.find(application, "amd64")).contains(x64);
        assertThat(NativeLibraries.find(application, "aarch64")).contains(arm);
    }

    @Test
    void applicationWithoutLibrariesFindsNone() {
        assertThat(NativeLibraries.find(folder.resolve("a/b/c/d/e"), "amd64")).isEmpty();
    }

    private Path library(String name) throws IOException {
        Path libraries = Files.createDirectories(folder.resolve(name));
        Files.createFile(libraries.resolve("libonnxruntime.so"));
        return libraries;
    }
}

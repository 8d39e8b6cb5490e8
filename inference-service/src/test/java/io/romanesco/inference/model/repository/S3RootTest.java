package io.romanesco.inference.model.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.romanesco.contract.ModelName;
import io.romanesco.inference.model.registry.ModelFolder;
import io.romanesco.inference.model.repository.Inspection.Complete;
import io.romanesco.inference.servers.LocalServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

class S3RootTest {

    private static S3Client client;

    @TempDir private Path cache;
    private final String prefix = "models-" + UUID.randomUUID();
    private final String bucket = LocalServers.s3().bucket();

    @BeforeAll
    static void connect() {
        client = LocalServers.s3().client();
    }

    @AfterAll
    static void disconnect() {
        client.close();
    }

    @Test
    void versionIsListedFetchedAndFitsItsDigests() throws IOException {
        put(ModelFolder.of("paint", "1").golden().files(), "paint/1");

        List<StoredVersion> listed = root("/" + prefix).list();

        assertThat(listed).extracting(StoredVersion::name).containsExactly(name("paint", "1"));
        StoredVersion version = listed.getFirst();
        assertThat(VersionInspector.describe(version))
                .isInstanceOfSatisfying(
                        Complete.class,
                        complete -> {
                            assertThat(complete.golden().orElseThrow().pictures()).hasSize(2);
                            assertThat(misfit(version, complete)).isEmpty();
                        });
        assertThat(version.folder().resolve("model.onnx")).exists();
    }

    @Test
    void changedObjectIsListedAndFetchedAgain() throws IOException {
        put(ModelFolder.of("paint", "1").files(), "paint/1");
        StoredVersion before = root("/" + prefix + "/").list().getFirst();
        before.fetch();

        put(Map.of("model.onnx", new byte[] {1, 2, 3}), "paint/1");

        StoredVersion after = root("/" + prefix + "/").list().getFirst();
        assertThat(after.files()).isNotEqualTo(before.files());
        after.fetch();
        assertThat(after.folder().resolve("model.onnx")).hasBinaryContent(new byte[] {1, 2, 3});
    }

    @Test
    void keysWithoutValidNamesAreReported() throws IOException {
        put(ModelFolder.of("paint", "1").files(), "bad name!/1");
        put(ModelFolder.of("paint", "1").files(), ".hidden/1");
        RepositoryRoot root = root("/" + prefix);

        assertThat(root.list()).isEmpty();
        assertThat(root.misnamed()).containsExactly("bad name!/1");
    }

    @Test
    void copyOfARemovedVersionIsDeleted() throws IOException {
        put(ModelFolder.of("paint", "1").files(), "paint/1");
        put(ModelFolder.of("paint", "2").files(), "paint/2");
        RepositoryRoot root = root("/" + prefix);
        for (StoredVersion version : root.list()) {
            version.fetch();
        }

        client.deleteObject(request -> request.bucket(bucket).key(prefix + "/paint/2/model.yaml"));

        List<StoredVersion> left = root.list();
        assertThat(left).extracting(StoredVersion::name).containsExactly(name("paint", "1"));
        assertThat(left.getFirst().folder()).exists();
        assertThat(left.getFirst().folder().resolveSibling("2")).doesNotExist();
    }

    @Test
    void currentCopyIsNotFetchedAgain() throws IOException {
        put(ModelFolder.of("paint", "1").files(), "paint/1");
        StoredVersion version = root("/" + prefix).list().getFirst();
        version.fetch();
        Object first = Files.getAttribute(version.folder().resolve("model.onnx"), "unix:ino");

        version.fetch();

        assertThat(Files.getAttribute(version.folder().resolve("model.onnx"), "unix:ino"))
                .isEqualTo(first);
    }

    @Test
    void missingBucketIsAnErrorInOneLine() {
        assertThatThrownBy(() -> new S3Root("s3://no-such-bucket/x", () -> client, cache).list())
                .isInstanceOf(IOException.class)
                .message()
                .doesNotContain("\n");
    }

    @Test
    void storeThatDoesNotAnswerIsAnError() {
        try (S3Client nobody = LocalServers.s3().client(URI.create("http://localhost:1"))) {
            assertThatThrownBy(() -> new S3Root("s3://b/x", () -> nobody, cache).list())
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void locationWithoutABucketIsRefused() {
        assertThatThrownBy(() -> new S3Root("s3:///x", () -> client, cache))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("s3:///x is not s3://bucket/prefix");
    }

    private RepositoryRoot root(String path) {
        return new S3Root("s3://" + bucket + path, () -> client, cache);
    }

    private void put(Map<String, byte[]> files, String folder) {
        files.forEach((file, content) ->
                client.putObject(
                        request -> request.bucket(bucket).key(prefix + "/" + folder + "/" + file),
                        RequestBody.fromBytes(content)));
    }

    private static Optional<String> misfit(StoredVersion version, Complete complete) {
        try {
            return VersionInspector.misfit(version, complete.manifest(), Set.of());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (ModelLoadException refused) {
            throw new AssertionError(refused);
        }
    }

    private static ModelName name(String name, String version) {
        return new ModelName(name, version);
    }
}

package io.romanesco.inference.model.repository;

import io.romanesco.contract.ModelName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;

/**
 * Copies of a bucket's files on this machine. A copy has the size and the time of its object, which
 * tells whether it is current. Files appear whole, so that processes can share the folder.
 */
final class S3Copy {

    private final Supplier<S3Client> client;
    private final String bucket;
    private final Path root;

    S3Copy(Supplier<S3Client> client, String bucket, Path root) {
        this.client = client;
        this.bucket = bucket;
        this.root = root.toAbsolutePath().normalize();
    }

    /** The folder of all copies. */
    Path root() {
        return root;
    }

    /** The folder of a version's copies. */
    Path folder(ModelName name) {
        return root.resolve(name.name()).resolve(name.version());
    }

    /**
     * Brings a file onto this machine, unless its copy is current.
     *
     * @throws IOException when the store or the disk fails
     */
    void bring(String key, Path file, FileStamp object) throws IOException {
        FileTime modified = FileTime.fromMillis(object.modified());
        if (Files.isRegularFile(file)
                && Files.size(file) == object.bytes()
                && Files.getLastModifiedTime(file).equals(modified)) {
            return;
        }
        Files.createDirectories(file.getParent());
        Path part = file.resolveSibling("." + UUID.randomUUID() + ".part");
        try {
            client.get()
                    .getObject(GetObjectRequest.builder().bucket(bucket).key(key).build(), part);
            Files.setLastModifiedTime(part, modified);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (SdkException unreachable) {
            throw new IOException(key + ": " + unreachable.getMessage(), unreachable);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /**
     * Deletes the copies of versions that the bucket no longer has.
     *
     * @throws IOException when the disk fails
     */
    void removeOthers(Set<ModelName> listed) throws IOException {
        for (Path model : folders(root)) {
            for (Path version : folders(model)) {
                ModelName name =
                        new ModelName(
                                model.getFileName().toString(), version.getFileName().toString());
                if (!listed.contains(name)) {
                    delete(version);
                }
            }
        }
    }

    private static List<Path> folders(Path parent) throws IOException {
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(parent)) {
            return children.filter(Files::isDirectory).toList();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}

package io.romanesco.images;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * ONNX Runtime's jar, taken apart: the shared libraries of one platform beside a jar without those
 * of all platforms, nine tenths of it.
 *
 * @param jar the original
 */
record OnnxRuntimeJar(Path jar) {

    private static final String NATIVE = "ai/onnxruntime/native/";

    /**
     * @throws UserError when the service was not built
     */
    static OnnxRuntimeJar in(Path libraries) throws IOException {
        try (DirectoryStream<Path> found =
                Files.newDirectoryStream(libraries, "com.microsoft.onnxruntime.onnxruntime-*")) {
            for (Path jar : found) {
                return new OnnxRuntimeJar(jar);
            }
        }
        throw new UserError("There is no ONNX Runtime in " + libraries + ": run `make build`.");
    }

    /** Writes the jar's classes to a jar of the same name in a folder. */
    Path slim(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path slim = folder.resolve(jar.getFileName());
        try (ZipFile in = new ZipFile(jar.toFile());
                OutputStream file = Files.newOutputStream(slim);
                ZipOutputStream out = new ZipOutputStream(file)) {
            Enumeration<? extends ZipEntry> entries = in.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                if (entry.isDirectory() || entry.getName().startsWith(NATIVE)) {
                    continue;
                }
                ZipEntry copy = new ZipEntry(entry.getName());
                copy.setTime(entry.getTime());
                out.putNextEntry(copy);
                try (InputStream bytes = in.getInputStream(entry)) {
                    bytes.transferTo(out);
                }
                out.closeEntry();
            }
        }
        return slim;
    }

    /** Writes the shared libraries for Linux on one architecture to a folder, and returns it. */
    Path libraries(Architecture architecture, Path folder) throws IOException {
        Files.createDirectories(folder);
        String prefix = NATIVE + "linux-" + architecture.onnxRuntime() + "/";
        try (ZipFile in = new ZipFile(jar.toFile())) {
            for (String name : new String[] {"libonnxruntime.so", "libonnxruntime4j_jni.so"}) {
                ZipEntry entry = in.getEntry(prefix + name);
                if (entry == null) {
                    throw new UserError(jar + " has no " + prefix + name);
                }
                try (InputStream bytes = in.getInputStream(entry)) {
                    Files.copy(bytes, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        return folder;
    }
}

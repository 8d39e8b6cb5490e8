package io.romanesco.api.upload;

import com.github.f4b6a3.uuid.UuidCreator;
import io.micrometer.core.instrument.MeterRegistry;
import io.romanesco.api.platform.CallerContext;
import io.romanesco.api.platform.ErrorCode;
import io.romanesco.contract.RejectionCode;
import io.romanesco.contract.image.Flaw;
import io.romanesco.contract.image.ImageInspector;
import io.romanesco.contract.image.Inspection.Accepted;
import io.romanesco.contract.image.Inspection.Refused;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/**
 * Reads the images of a request and judges them. The first that is not accepted fails the whole
 * request. Reading blocks, so it runs on a worker thread.
 */
@ApplicationScoped
public class UploadReader {

    private static final String FIELD = "file";
    private static final int MAX_NAME_LENGTH = 255;
    private static final int MAX_SHOWN_LENGTH = 80;

    private final ImageInspector inspector;
    private final int maxFiles;
    private final MeterRegistry metrics;

    UploadReader(ImageInspector inspector, UploadConfig config, MeterRegistry metrics) {
        this.inspector = inspector;
        this.maxFiles = config.maxFiles();
        this.metrics = metrics;
    }

    /** Judges images by the configured limits, those of cameras too. */
    @Produces
    @Singleton
    static ImageInspector inspector(UploadConfig config) {
        return new ImageInspector(config.imageLimits());
    }

    /** Reads and judges the files of a form. */
    Uni<List<Upload>> read(List<FileUpload> files) {
        return onWorker(() -> readAll(files));
    }

    /** Reads and judges a raw body; of one that is too large, one byte more than the limit. */
    Uni<List<Upload>> read(InputStream body) {
        return onWorker(() -> List.of(accept("The body", upToLimit(body))));
    }

    private static Uni<List<Upload>> onWorker(Supplier<List<Upload>> work) {
        return Uni.createFrom()
                .item(work)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .emitOn(CallerContext.executor());
    }

    private byte[] upToLimit(InputStream body) {
        try {
            return body.readNBytes(Math.toIntExact(inspector.limits().maxBytes() + 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Upload> readAll(List<FileUpload> files) {
        if (files == null || files.isEmpty()) {
            throw refuse(
                    ErrorCode.EMPTY_UPLOAD, "Send one or more files in the field '" + FIELD + "'.");
        }
        if (files.size() > maxFiles) {
            throw refuse(
                    ErrorCode.TOO_MANY_FILES,
                    "At most " + maxFiles + " files can be sent at once.");
        }
        List<Upload> uploads = new ArrayList<>(files.size());
        for (FileUpload file : files) {
            String what =
                    "File %d of %d ('%s')"
                            .formatted(uploads.size() + 1, files.size(), shown(file.fileName()));
            check(file, what);
            uploads.add(accept(what, content(file, what)));
        }
        return uploads;
    }

    private void check(FileUpload file, String what) {
        if (!FIELD.equals(file.name())) {
            throw refuse(ErrorCode.WRONG_FIELD, "Files are expected in the field '" + FIELD + "'.");
        }
        if (!isPlain(file.fileName())) {
            throw refuse(
                    ErrorCode.BAD_FILE_NAME,
                    what
                            + " cannot be taken: a file name has no path, no control characters"
                            + " and at most %d characters.".formatted(MAX_NAME_LENGTH));
        }
    }

    /**
     * Whether a file's name is acceptable: no path, no control characters, at most 255 characters.
     * It is only ever shown, but one that looks like an attack is refused.
     */
    static boolean isPlain(String name) {
        return name == null
                || name.length() <= MAX_NAME_LENGTH
                        && !name.equals(".")
                        && !name.equals("..")
                        && name.chars()
                                .noneMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c));
    }

    /** A file's name for people: without control characters, cut when it is long. */
    static String shown(String name) {
        String clean = name == null ? "" : name.replaceAll("\\p{Cntrl}", "");
        return clean.length() > MAX_SHOWN_LENGTH
                ? clean.substring(0, MAX_SHOWN_LENGTH) + "…"
                : clean;
    }

    private byte[] content(FileUpload file, String what) {
        if (file.size() > inspector.limits().maxBytes()) {
            throw refuse(what, inspector.tooLarge().flaw());
        }
        if (file.uploadedFile() == null) {
            // The framework takes a part without a file name for a text value.
            throw refuse(
                    ErrorCode.BAD_FILE_NAME,
                    what + " cannot be taken: it has no file name. Send it with one.");
        }
        try {
            return Files.readAllBytes(file.uploadedFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Upload accept(String what, byte[] content) {
        return switch (inspector.inspect(content)) {
            case Refused refused -> throw refuse(what, refused.flaw());
            case Accepted accepted ->
                    new Upload(
                            UuidCreator.getTimeOrderedEpoch(),
                            Instant.now().truncatedTo(ChronoUnit.MILLIS),
                            content,
                            accepted.header());
        };
    }

    private RuntimeException refuse(String what, Flaw flaw) {
        return refuse(errorCode(flaw.code()), what + " is refused. " + flaw.detail());
    }

    /** The error of an upload with that flaw. On the wire, both codes are the same text. */
    static ErrorCode errorCode(RejectionCode flaw) {
        return switch (flaw) {
            case EMPTY_IMAGE -> ErrorCode.EMPTY_IMAGE;
            case UNSUPPORTED_TYPE -> ErrorCode.UNSUPPORTED_TYPE;
            case IMAGE_TRUNCATED -> ErrorCode.IMAGE_TRUNCATED;
            case IMAGE_CORRUPT -> ErrorCode.IMAGE_CORRUPT;
            case IMAGE_TOO_LARGE -> ErrorCode.IMAGE_TOO_LARGE;
            case IMAGE_TOO_MANY_PIXELS -> ErrorCode.IMAGE_TOO_MANY_PIXELS;
            case IMAGE_SIDE_TOO_LONG -> ErrorCode.IMAGE_SIDE_TOO_LONG;
            case IMAGE_TOO_MANY_SCANS -> ErrorCode.IMAGE_TOO_MANY_SCANS;
            case IMAGE_TOO_COMPRESSED -> ErrorCode.IMAGE_TOO_COMPRESSED;
            case IMAGE_TOO_MANY_CHUNKS -> ErrorCode.IMAGE_TOO_MANY_CHUNKS;
            case IMAGE_TOO_MUCH_METADATA -> ErrorCode.IMAGE_TOO_MUCH_METADATA;
            case IMAGE_TOO_MANY_FRAMES -> ErrorCode.IMAGE_TOO_MANY_FRAMES;
            case IMAGE_NEEDS_TOO_MUCH_MEMORY,
                    IMAGE_DECODE_TIMEOUT,
                    UNKNOWN_MODEL,
                    TOO_MANY_MODELS,
                    INVALID_OUTPUT,
                    UPLOAD_LOST ->
                    throw new IllegalArgumentException(flaw + " is not found in an upload");
        };
    }

    private RuntimeException refuse(ErrorCode code, String detail) {
        metrics.counter("romanesco.uploads", "outcome", "refused", "reason", code.code())
                .increment();
        return code.because(detail);
    }
}

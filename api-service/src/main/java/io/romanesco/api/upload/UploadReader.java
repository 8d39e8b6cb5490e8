package io.romanesco.api.upload;

import com.github.f4b6a3.uuid.UuidCreator;
import io.micrometer.core.instrument.MeterRegistry;
import io.romanesco.api.platform.CallerContext;
import io.romanesco.api.platform.ErrorCode;
import io.romanesco.api.upload.Verdict.Accepted;
import io.romanesco.api.upload.Verdict.Refused;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
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
 * Turns what a request carries into accepted uploads, or into the problem of the first that is not.
 */
@ApplicationScoped
public class UploadReader {

    private static final String FIELD = "file";

    private final UploadPolicy policy;
    private final int maxFiles;
    private final MeterRegistry metrics;

    UploadReader(UploadConfig config, MeterRegistry metrics) {
        this.policy = new UploadPolicy(config.maxImageSize().asLongValue(), config.content());
        this.maxFiles = config.maxFiles();
        this.metrics = metrics;
    }

    /** Reads and judges the files of a form, off the event loop. */
    Uni<List<Upload>> read(List<FileUpload> files) {
        return onWorker(() -> readAll(files));
    }

    /**
     * Reads and judges a raw body; of one that is too large no more than needed to see that. A
     * small one is in memory already (quarkus.rest.input-buffer-size) and judged at once: handing
     * it to another thread would take longer. Anything else is read off the event loop.
     */
    Uni<List<Upload>> read(InputStream body) {
        Supplier<List<Upload>> work = () -> List.of(accept("The body", upToLimit(body)));
        return body instanceof ByteArrayInputStream ? Uni.createFrom().item(work) : onWorker(work);
    }

    private static Uni<List<Upload>> onWorker(Supplier<List<Upload>> work) {
        return Uni.createFrom()
                .item(work)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .emitOn(CallerContext.executor());
    }

    private byte[] upToLimit(InputStream body) {
        try {
            return body.readNBytes(Math.toIntExact(policy.maxBytes() + 1));
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
            FileName name = new FileName(file.fileName());
            String what =
                    "File %d of %d ('%s')"
                            .formatted(uploads.size() + 1, files.size(), name.shown());
            check(file, name, what);
            uploads.add(accept(what, content(file, what)));
        }
        return uploads;
    }

    private void check(FileUpload file, FileName name, String what) {
        if (!FIELD.equals(file.name())) {
            throw refuse(ErrorCode.WRONG_FIELD, "Files are expected in the field '" + FIELD + "'.");
        }
        if (!name.isPlain()) {
            throw refuse(
                    ErrorCode.BAD_FILE_NAME,
                    what + " cannot be taken: a file's name is no path, and short.");
        }
    }

    private byte[] content(FileUpload file, String what) {
        if (file.size() > policy.maxBytes()) {
            throw refuse(what, policy.tooLarge());
        }
        if (file.uploadedFile() == null) {
            // What has no name at all counts as a value for the framework, and is no file.
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
        return switch (policy.judge(content)) {
            case Refused refused -> throw refuse(what, refused);
            case Accepted accepted ->
                    new Upload(
                            UuidCreator.getTimeOrderedEpoch(),
                            Instant.now().truncatedTo(ChronoUnit.MILLIS),
                            content,
                            accepted);
        };
    }

    private RuntimeException refuse(String what, Refused refused) {
        return refuse(
                ErrorCode.valueOf(refused.reason().name()),
                what + " cannot be taken: " + refused.explanation() + ".");
    }

    private RuntimeException refuse(ErrorCode code, String detail) {
        metrics.counter("romanesco.uploads", "outcome", "refused", "reason", code.code())
                .increment();
        return code.because(detail);
    }
}

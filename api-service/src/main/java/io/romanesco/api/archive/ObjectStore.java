package io.romanesco.api.archive;

import io.romanesco.api.platform.CallerContext;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** The bucket of the originals. Every call ends on the Vert.x context of its caller. */
@ApplicationScoped
public class ObjectStore {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu/MM/dd/").withZone(ZoneOffset.UTC);

    private final S3AsyncClient s3;
    private final String bucket;

    ObjectStore(S3AsyncClient s3, ArchiveConfig config) {
        this.s3 = s3;
        this.bucket = config.bucket();
    }

    /** The key of an original: {@code 2026/11/22/<id>.jpg}, by the UTC date of its submission. */
    static String key(UUID id, Instant submittedAt, String extension) {
        return DAY.format(submittedAt) + id + "." + extension;
    }

    /** Writes an object; replaces an earlier one of that key. */
    public Uni<Void> put(String key, byte[] bytes, String contentType) {
        return call(() ->
                s3.putObject(
                        request -> request.bucket(bucket).key(key).contentType(contentType),
                        AsyncRequestBody.fromBytesUnsafe(bytes)));
    }

    /** Reads an object whole; empty if there is none. */
    public Uni<Optional<byte[]>> get(String key) {
        return Uni.createFrom()
                .completionStage(() ->
                        s3.getObject(
                                request -> request.bucket(bucket).key(key),
                                AsyncResponseTransformer.toBytes()))
                .map(object -> Optional.of(object.asByteArrayUnsafe()))
                .onFailure(NoSuchKeyException.class)
                .recoverWithItem(Optional.empty())
                .emitOn(CallerContext.executor());
    }

    /** Removes an object, if there is one. */
    public Uni<Void> delete(String key) {
        return call(() -> s3.deleteObject(request -> request.bucket(bucket).key(key)));
    }

    /** Fails unless the bucket can be reached. */
    public Uni<Void> probe() {
        return call(() -> s3.headBucket(request -> request.bucket(bucket)));
    }

    /** The bucket's name. */
    public String bucket() {
        return bucket;
    }

    private static Uni<Void> call(Supplier<CompletableFuture<?>> request) {
        return Uni.createFrom()
                .completionStage(request::get)
                .emitOn(CallerContext.executor())
                .replaceWithVoid();
    }
}

package io.romanesco.api.archive;

import io.romanesco.api.platform.CallerContext;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.services.s3.S3AsyncClient;

/** The bucket of the originals. Every call comes back on the Vert.x context that it was made on. */
@ApplicationScoped
public class ObjectStore {

    private final S3AsyncClient s3;
    private final String bucket;

    ObjectStore(S3AsyncClient s3, ArchiveConfig config) {
        this.s3 = s3;
        this.bucket = config.bucket();
    }

    /** Writes an object, in place of an earlier one of that key. */
    public Uni<Void> put(String key, byte[] bytes, String contentType) {
        return call(() ->
                s3.putObject(
                        request -> request.bucket(bucket).key(key).contentType(contentType),
                        AsyncRequestBody.fromBytesUnsafe(bytes)));
    }

    /** Removes an object; there need not be one. */
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

package io.romanesco.api.upload;

import io.romanesco.api.platform.Batcher;
import io.romanesco.contract.Submission;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Inserts and withdraws the rows of uploads. */
@ApplicationScoped
class UploadRepository {

    private static final String INSERT =
            """
            with taken as (
                insert into image (id, source, status, submitted_at, content_type, width, height, bytes)
                select id, $1, 'PENDING', submitted_at, content_type, width, height, bytes
                from unnest($2::uuid[], $3::timestamptz[], $4::text[], $5::int[], $6::int[], $7::bigint[])
                    as upload (id, submitted_at, content_type, width, height, bytes)
                returning id
            )
            insert into unpublished_upload (image_id) select id from taken
            """;

    private static final String WITHDRAW = "delete from image where id = any($1::uuid[])";

    /**
     * While one statement waits for the disk, the other takes what has come meanwhile. Under load
     * many uploads share a commit, which costs hardly more than the commit of one.
     */
    private static final int CONCURRENT_STATEMENTS = 2;

    private static final int MAX_REQUESTS_PER_STATEMENT = 200;

    private final Pool pool;
    private final Batcher<List<Upload>> inserts =
            new Batcher<>(CONCURRENT_STATEMENTS, MAX_REQUESTS_PER_STATEMENT, this::insertAll);

    UploadRepository(Pool pool) {
        this.pool = pool;
    }

    /** Ends when the rows are committed, PENDING and unpublished: all of them or none. */
    Uni<Void> insert(List<Upload> uploads) {
        return inserts.add(uploads);
    }

    /** Deletes uploads that Kafka did not acknowledge. */
    Uni<Void> withdraw(List<UUID> ids) {
        return pool.preparedQuery(WITHDRAW)
                .execute(Tuple.of(ids.toArray(UUID[]::new)))
                .replaceWithVoid();
    }

    private Uni<Void> insertAll(List<List<Upload>> requests) {
        List<Upload> uploads = requests.stream().flatMap(List::stream).toList();
        return pool.preparedQuery(INSERT).execute(rows(uploads)).replaceWithVoid();
    }

    private static Tuple rows(List<Upload> uploads) {
        return Tuple.of(Submission.UPLOADS)
                .addArrayOfUUID(column(uploads, Upload::id, UUID[]::new))
                .addArrayOfOffsetDateTime(
                        column(
                                uploads,
                                upload -> upload.submittedAt().atOffset(ZoneOffset.UTC),
                                OffsetDateTime[]::new))
                .addArrayOfString(column(uploads, Upload::contentType, String[]::new))
                .addArrayOfInteger(
                        column(uploads, upload -> upload.header().width(), Integer[]::new))
                .addArrayOfInteger(
                        column(uploads, upload -> upload.header().height(), Integer[]::new))
                .addArrayOfLong(
                        column(uploads, upload -> (long) upload.bytes().length, Long[]::new));
    }

    private static <T> T[] column(
            List<Upload> uploads, Function<Upload, T> value, IntFunction<T[]> array) {
        return uploads.stream().map(value).toArray(array);
    }
}

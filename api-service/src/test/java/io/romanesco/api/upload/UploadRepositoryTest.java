package io.romanesco.api.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.romanesco.api.support.Rows;
import io.romanesco.contract.image.ImageHeader;
import io.romanesco.contract.image.ImageType;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@QuarkusTest
class UploadRepositoryTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final UploadRepository rows;

    UploadRepositoryTest(UploadRepository rows) {
        this.rows = rows;
    }

    @Test
    void concurrentInsertsAreAllStoredAsUnpublished() {
        List<Upload> crowd = new ArrayList<>();
        List<Uni<Void>> inserts = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            List<Upload> request = i % 10 == 0 ? List.of(upload(), upload()) : List.of(upload());
            crowd.addAll(request);
            inserts.add(rows.insert(request));
        }

        Uni.join().all(inserts).andFailFast().await().atMost(PATIENCE);

        assertThat(count("image where status = 'PENDING' and bytes = 7 and id", crowd))
                .isEqualTo(330);
        assertThat(count("unpublished_upload where image_id", crowd)).isEqualTo(330);
    }

    @Test
    void withdrawnUploadsLeaveNoRows() {
        List<Upload> uploads = List.of(upload(), upload());
        rows.insert(uploads).await().atMost(PATIENCE);

        rows.withdraw(uploads.stream().map(Upload::id).toList()).await().atMost(PATIENCE);

        assertThat(count("image where id", uploads)).isZero();
        assertThat(count("unpublished_upload where image_id", uploads)).isZero();
    }

    @Test
    void aFailedInsertIsReportedAndLaterOnesAreStored() {
        List<Upload> once = List.of(upload());
        rows.insert(once).await().atMost(PATIENCE);

        assertThatThrownBy(() -> rows.insert(once).await().atMost(PATIENCE))
                .isInstanceOf(PgException.class);

        for (int i = 0; i < 5; i++) {
            List<Upload> next = List.of(upload());
            rows.insert(next).await().atMost(PATIENCE);
            assertThat(count("image where id", next)).isEqualTo(1);
        }
    }

    private static Upload upload() {
        return new Upload(
                UUID.randomUUID(),
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                new byte[7],
                new ImageHeader(ImageType.JPEG, 4, 3, 1));
    }

    private static long count(String rows, List<Upload> uploads) {
        String ids =
                uploads.stream()
                        .map(upload -> "'" + upload.id() + "'")
                        .collect(Collectors.joining(", "));
        return Rows.count("select count(*) from %s in (%s)".formatted(rows, ids));
    }
}

package io.romanesco.api.images;

import io.romanesco.contract.Classification;
import io.romanesco.contract.DominantColors;
import io.romanesco.contract.Rejection;
import io.romanesco.contract.Timings;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A row of the table {@code image}: what is known of an image, and its current result. */
@Entity
@Table(name = "image")
@DynamicUpdate
class ImageEntity {

    @Id UUID id;
    String source;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    ImageStatus status;

    @Column(name = "submitted_at")
    Instant submittedAt;

    @Column(name = "classified_at")
    Instant classifiedAt;

    @Column(name = "content_type")
    String contentType;

    Integer width;
    Integer height;
    Long bytes;
    String label;

    @Column(name = "object_key")
    String objectKey;

    String model;
    String category;
    String rgb;
    String ryb;

    @JdbcTypeCode(SqlTypes.JSON)
    Classification classification;

    @JdbcTypeCode(SqlTypes.JSON)
    Analysis analysis;

    @Column(name = "rejection_code")
    String rejectionCode;

    @Column(name = "rejection_detail")
    String rejectionDetail;

    @JdbcTypeCode(SqlTypes.JSON)
    Timings timings;

    protected ImageEntity() {}

    void describe(String contentType, Integer width, Integer height, long bytes) {
        this.contentType = contentType == null ? this.contentType : contentType;
        this.width = width == null ? this.width : width;
        this.height = height == null ? this.height : height;
        this.bytes = bytes;
    }

    void classify(Classification result, Timings timings, Instant at) {
        replaceResult(ImageStatus.CLASSIFIED, result.model(), timings, at);
        classification = result;
        category = result.category();
        color(result.colors());
    }

    void analyse(Analysis result, Timings timings, Instant at) {
        replaceResult(ImageStatus.ANALYSED, result.model(), timings, at);
        analysis = result;
        if (result.colors() != null) {
            color(result.colors());
        }
    }

    void reject(Rejection rejection, String model, Timings timings, Instant at) {
        replaceResult(ImageStatus.REJECTED, model, timings, at);
        rejectionCode = rejection.code();
        rejectionDetail = rejection.detail();
    }

    private void replaceResult(ImageStatus status, String model, Timings timings, Instant at) {
        this.status = status;
        this.model = model;
        this.timings = timings;
        classifiedAt = at;
        classification = null;
        analysis = null;
        category = null;
        rgb = null;
        ryb = null;
        rejectionCode = null;
        rejectionDetail = null;
    }

    private void color(DominantColors colors) {
        rgb = colors.rgb();
        ryb = colors.ryb();
    }

    /** What the API shows of it. */
    Image toImage() {
        return new Image(
                id,
                source,
                status,
                submittedAt,
                classifiedAt,
                contentType,
                width,
                height,
                bytes,
                Image.contentPath(id),
                label,
                classification,
                analysis,
                rejectionCode == null ? null : new Rejection(rejectionCode, rejectionDetail),
                timings);
    }
}

package io.romanesco.api.results.classification;

import io.romanesco.api.images.Classification;
import io.romanesco.api.images.ImageStatus;
import io.romanesco.api.images.Rejection;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A row of the table {@code classification}: the latest result of one model for one image. */
@Entity
@Table(name = "classification")
@IdClass(ClassificationEntity.Key.class)
class ClassificationEntity {

    /** One image, one model. */
    public record Key(UUID imageId, String model, String modelVersion) {}

    @Id
    @Column(name = "image_id")
    UUID imageId;

    @Id String model;

    @Id
    @Column(name = "model_version")
    String modelVersion;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    ImageStatus status;

    @Column(name = "classified_at")
    Instant classifiedAt;

    @JdbcTypeCode(SqlTypes.JSON)
    Classification classification;

    @JdbcTypeCode(SqlTypes.JSON)
    Rejection rejection;

    @JdbcTypeCode(SqlTypes.JSON)
    Activation activation;

    protected ClassificationEntity() {}

    ClassificationEntity(Outcome outcome) {
        imageId = outcome.id();
        model = outcome.model().name();
        modelVersion = outcome.model().version();
        status = outcome.status();
        classifiedAt = outcome.classifiedAt();
        classification = outcome.classification();
        rejection = outcome.rejection();
        activation = outcome.activation();
    }
}

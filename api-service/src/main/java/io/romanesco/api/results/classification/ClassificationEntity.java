package io.romanesco.api.results.classification;

import io.romanesco.api.images.ImageStatus;
import io.romanesco.contract.ActivationMap;
import io.romanesco.contract.Classification;
import io.romanesco.contract.ClassificationResult;
import io.romanesco.contract.ClassificationResult.Classified;
import io.romanesco.contract.ClassificationResult.Rejected;
import io.romanesco.contract.Rejection;
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
    ActivationMap activation;

    protected ClassificationEntity() {}

    ClassificationEntity(ClassificationResult result) {
        imageId = result.image().id();
        model = result.image().model().name();
        modelVersion = result.image().model().version();
        classifiedAt = result.classifiedAt();
        switch (result) {
            case Classified classified -> {
                status = ImageStatus.CLASSIFIED;
                classification = classified.classification();
                activation = classified.activation();
            }
            case Rejected rejected -> {
                status = ImageStatus.REJECTED;
                rejection = rejected.rejection();
            }
        }
    }
}

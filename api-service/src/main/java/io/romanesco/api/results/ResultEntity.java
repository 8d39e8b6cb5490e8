package io.romanesco.api.results;

import io.romanesco.contract.ActivationMap;
import io.romanesco.contract.AnalysedImage;
import io.romanesco.contract.ImageResult;
import io.romanesco.contract.Rejection;
import io.romanesco.contract.Role;
import io.romanesco.contract.Timings;
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

/** A row of the table {@code result}: the latest result of a model's version for an image. */
@Entity
@Table(name = "result")
@IdClass(ResultEntity.Key.class)
class ResultEntity {

    /** One image, one version of a model. */
    public record Key(UUID imageId, String model, String version) {}

    @Id
    @Column(name = "image_id")
    UUID imageId;

    @Id String model;
    @Id String version;
    String task;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    Role role;

    boolean main;
    String status;

    @Column(name = "analysed_at")
    Instant analysedAt;

    /** JSON, as the task writes it. */
    @JdbcTypeCode(SqlTypes.JSON)
    String body;

    @JdbcTypeCode(SqlTypes.JSON)
    Rejection rejection;

    @JdbcTypeCode(SqlTypes.JSON)
    ActivationMap activation;

    @JdbcTypeCode(SqlTypes.JSON)
    Timings timings;

    protected ResultEntity() {}

    ResultEntity(ImageResult result, String task, String body, ActivationMap activation) {
        AnalysedImage image = result.image();
        this.imageId = image.id();
        this.model = image.model().name();
        this.version = image.model().version();
        this.task = task;
        this.role = image.role();
        this.main = image.isShown();
        this.status = result.status();
        this.analysedAt = result.analysedAt();
        this.body = body;
        this.rejection = result.rejection();
        this.activation = activation;
        this.timings = image.timings();
    }

    Key key() {
        return new Key(imageId, model, version);
    }

    /**
     * A primary result replaces that of a shadow, and both replace that of a re-classification,
     * whose results people may discard. Of two with the same role, the later one stays.
     */
    boolean replaces(ResultEntity stored) {
        return role == stored.role
                ? !analysedAt.isBefore(stored.analysedAt)
                : role.compareTo(stored.role) < 0;
    }
}

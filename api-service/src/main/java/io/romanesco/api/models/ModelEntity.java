package io.romanesco.api.models;

import io.romanesco.contract.ModelAnnouncement;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A row of the table {@code model}. */
@Entity
@Table(name = "model")
@IdClass(ModelEntity.Key.class)
class ModelEntity {

    /** Name and version. */
    public record Key(String name, String version) {}

    @Id String name;
    @Id String version;

    @Column(name = "announced_at")
    Instant announcedAt;

    @Column(name = "is_default")
    boolean isDefault;

    @JdbcTypeCode(SqlTypes.JSON)
    ModelAnnouncement announcement;

    /** What lists show of it. */
    @JdbcTypeCode(SqlTypes.JSON)
    ModelAnnouncement summary;

    protected ModelEntity() {}

    ModelEntity(ModelAnnouncement announced) {
        name = announced.name();
        version = announced.version();
        announcedAt = announced.announcedAt();
        isDefault = announced.isDefault();
        announcement = announced;
        summary = ModelSummary.of(announced);
    }
}

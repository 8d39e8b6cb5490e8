package io.romanesco.api.upload;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A row of the table {@code unpublished_upload}: an image that Kafka has not acknowledged yet. */
@Entity
@Table(name = "unpublished_upload")
public class UnpublishedUploadEntity {

    @Id
    @Column(name = "image_id")
    UUID imageId;

    protected UnpublishedUploadEntity() {}
}

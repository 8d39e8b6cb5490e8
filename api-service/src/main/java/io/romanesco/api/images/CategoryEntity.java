package io.romanesco.api.images;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A row of the table {@code category}. */
@Entity
@Table(name = "category")
class CategoryEntity {

    @Id String name;

    protected CategoryEntity() {}
}

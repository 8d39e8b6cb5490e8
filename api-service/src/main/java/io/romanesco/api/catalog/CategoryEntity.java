package io.romanesco.api.catalog;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A row of the table {@code category}. */
@Entity
@Table(name = "category")
public class CategoryEntity {

    @Id String name;

    protected CategoryEntity() {}
}

/**
 * An image: its row in the database, what the API shows of it, and the categories that labels and
 * classifications refer to.
 *
 * <p>Entities stay here; repositories hand out records. Other packages change a row only through
 * {@code ImageRepository}, or with SQL of their own that returns {@code ImageRows.COLUMNS}. May use
 * {@code platform} only: it announces no changes and knows no feature.
 */
package io.romanesco.api.images;

/**
 * Finds images: {@code GET /images} with its filters, pages and random samples.
 *
 * <p>A request becomes an {@link io.romanesco.api.search.ImageQuery}, that one SQL statement, that
 * a page. {@code ImageSearchSql} and {@code Cursor} are pure: they know no framework. May use
 * {@code images} and {@code platform}; must not change a row.
 */
package io.romanesco.api.search;

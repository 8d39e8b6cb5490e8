/**
 * Counts images for {@code GET /stats}: by status, category, colour, source, model and reason of
 * rejection.
 *
 * <p>Reads the database with SQL of its own. May use {@code images} and {@code platform}; must not
 * change a row.
 */
package io.romanesco.api.statistics;

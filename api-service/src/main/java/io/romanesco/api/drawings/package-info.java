/**
 * Pictures with what a model found drawn on them: {@code GET /images/{id}/annotated}.
 *
 * <p>An original is read from the object store, decoded and drawn on for each request; nothing is
 * kept. Few drawings run at a time, on worker threads, and only of pictures of a bounded size. May
 * use {@code results}, {@code archive}, {@code images} and {@code platform}.
 */
package io.romanesco.api.drawings;

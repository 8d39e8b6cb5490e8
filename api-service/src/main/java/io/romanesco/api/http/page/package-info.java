/**
 * Serves the single-page application: its routes, cache headers and Content-Security-Policy.
 *
 * <p>May use Vert.x Web and {@code platform}, whose {@code PictureOrigin} tells where pictures come
 * from. May not use any feature.
 */
package io.romanesco.api.http.page;

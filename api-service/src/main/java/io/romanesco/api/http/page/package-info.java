/**
 * Serves the single-page application: its routes, cache headers and Content-Security-Policy.
 *
 * <p>May use Vert.x Web. May not use any feature; {@code PictureOrigin} tells it where pictures
 * come from.
 */
package io.romanesco.api.http.page;

/**
 * Decodes by ImageIO: every format but JPEG, and JPEG where libjpeg-turbo is missing. The only
 * package that may use {@code javax.imageio}.
 */
package io.romanesco.inference.decode.imageio;

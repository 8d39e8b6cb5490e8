/**
 * Gives errors their HTTP form: a status and a problem (RFC 9457) for each code of the catalogue,
 * for the framework's own exceptions and for unexpected ones.
 *
 * <p>May use {@code platform}. May not use any feature. Features throw {@code ApiException} and do
 * not know this package; only resources may use its parameter converters.
 */
package io.romanesco.api.http.problem;

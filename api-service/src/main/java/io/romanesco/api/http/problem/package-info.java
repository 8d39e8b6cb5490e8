/**
 * Gives errors their HTTP form: a status and a problem (RFC 9457) for each code of the catalogue,
 * for the framework's own exceptions and for unexpected ones. Refuses parameters that no feature
 * can take: malformed ids, and texts with the character NUL.
 *
 * <p>May use {@code platform}. May not use any feature. Features throw {@code ApiException} and do
 * not know this package.
 */
package io.romanesco.api.http.problem;

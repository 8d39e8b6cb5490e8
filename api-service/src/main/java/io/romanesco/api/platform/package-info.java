/**
 * What every feature needs to run: the catalogue of errors, the handling of records ({@code
 * Inbox}), batches, ids, Vert.x contexts, topics and their readiness, and where pictures come from.
 *
 * <p>May use frameworks. May not use any other package of this service, and knows no HTTP.
 */
package io.romanesco.api.platform;

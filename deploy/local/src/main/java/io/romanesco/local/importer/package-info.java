/**
 * Sends a folder or tar of images to Kafka as a camera does, follows their results and reports the
 * accuracy for each class.
 *
 * <p>Uses Kafka clients, the API's categories and {@code RunReport} of {@code launch}, which says
 * where a local stack runs. Works against any Romanesco, also one that is not local.
 */
package io.romanesco.local.importer;

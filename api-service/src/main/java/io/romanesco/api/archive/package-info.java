/**
 * Stores every original in the object store and hands out links to it.
 *
 * <p>May use {@code images} for rows, {@code events} to announce what changed, {@code platform},
 * whose {@code PictureOrigin} it implements, and the AWS SDK, which no other package may use. May
 * not use other features.
 */
package io.romanesco.api.archive;

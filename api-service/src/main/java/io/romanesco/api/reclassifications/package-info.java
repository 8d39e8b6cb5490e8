/**
 * Has a model analyse stored images again. A job goes through the images of a filter in the order
 * of their ids, sends originals to the topic {@code reclassifications}, and notes what changes. It
 * lives in PostgreSQL: the replica that leases it drives it, and any other one can go on after it.
 *
 * <p>May use {@code models}, {@code search} to find images, {@code archive} to read originals,
 * {@code results}, whose listener it implements, {@code events}, {@code images} and {@code
 * platform}; must not use another feature.
 */
package io.romanesco.api.reclassifications;

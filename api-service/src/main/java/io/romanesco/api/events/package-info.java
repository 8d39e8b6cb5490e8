/**
 * Changes of images: told to all replicas through PostgreSQL's NOTIFY, shown to clients as
 * server-sent events, and awaited by uploads with {@code Prefer: wait}.
 *
 * <p>A feature announces with {@code ChangePublisher} after its commit. Every replica hears of it
 * in {@code ChangeFeed}. Delivery is at most once: a lost notification is no harm, since streams
 * and waiters read the row again. May use {@code images} and {@code platform}; must not use a
 * feature.
 */
package io.romanesco.api.events;

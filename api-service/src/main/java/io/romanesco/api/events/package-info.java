/**
 * Changes of images: told to all replicas through PostgreSQL's NOTIFY, shown to clients as
 * server-sent events, and awaited by uploads with {@code Prefer: wait}.
 *
 * <p>A feature announces with {@code ChangePublisher} after its commit. Every replica hears of it
 * in {@code ChangeFeed}. Delivery is at most once. A lost notification does little harm: after a
 * reconnect, the stream of one image reads its row again, the stream of all images ends so that its
 * client connects and reads again, and an upload that waits reads its rows when its time is up. May
 * use {@code images} and {@code platform}; must not use a feature.
 */
package io.romanesco.api.events;

/**
 * Starts, watches, restarts and stops the servers and services as processes of their own; records
 * their class caches.
 *
 * <p>Uses {@code process}, and of {@code servers} only {@code ServersInfo}. Must not load a class
 * of Kafka, PostgreSQL or S3Proxy: the launcher runs with a small heap.
 */
package io.romanesco.local.launch;

/**
 * PostgreSQL, a Kafka broker and an S3 server in one JVM, with their data in a folder.
 *
 * <p>Uses {@code process}. Must not know the services; their topics, database and bucket are named
 * here because a production environment creates them too.
 */
package io.romanesco.local.servers;

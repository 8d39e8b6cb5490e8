/**
 * The contracts between the services as code: topics, record headers and ids, submissions, results,
 * announced models, policies, rejection codes and palettes. The records are the JSON on the Kafka
 * topics; the schemas lie beside this module's sources.
 *
 * <p>It may use the JDK, Jackson's annotations and uuid-creator. It must not use a framework, a
 * Kafka client, java.awt, or {@code contract.image}.
 */
package io.romanesco.contract;

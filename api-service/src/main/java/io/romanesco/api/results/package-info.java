/**
 * Stores the results that inference-service publishes (consumer group {@code api-results}).
 *
 * <p>This package has what all tasks share: the consumer, the transaction, metrics and the
 * announcement of the change. Each task has a sub-package with an implementation of {@link
 * io.romanesco.api.results.TaskResults}. A new task adds its sub-package with its table, and its
 * topic to the setting {@code mp.messaging.incoming.classifications.topics}. Its records name the
 * task in the member {@code task}; those without are classifications. Only classification writes
 * what the gallery shows: the result in the image's row.
 *
 * <p>May use {@code events}, {@code images} and {@code platform}; must not use a task's
 * sub-package.
 */
package io.romanesco.api.results;

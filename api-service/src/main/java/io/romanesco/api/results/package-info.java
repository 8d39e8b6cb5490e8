/**
 * Stores the results that inference-service publishes (consumer group {@code api-results}).
 *
 * <p>This package has what all tasks share: the consumer, the transaction, metrics and the
 * announcement of the change. Each task has a sub-package with an implementation of {@link
 * io.romanesco.api.results.TaskResults}; a new task needs no change here. May use {@code events},
 * {@code images} and {@code platform}; must not use a task's sub-package.
 */
package io.romanesco.api.results;

/**
 * Stores the results that inference-service publishes (consumer group {@code api-results}), and
 * shows all of an image's results.
 *
 * <p>Every result becomes a row of the table {@code result}, one for each image, model and version.
 * A primary result of the image's main model also changes the image's row, which the gallery shows;
 * the later one wins. Objects of primary results become rows of the table {@code object}, which the
 * search uses. Other packages follow results as a {@link io.romanesco.api.results.ResultListener}.
 *
 * <p>This package has what all tasks share. Each task has a sub-package with an implementation of
 * {@link io.romanesco.api.results.TaskResults}. A new task adds its sub-package, and its topic to
 * the setting {@code mp.messaging.incoming.classifications.topics}. Its records name the task in
 * the member {@code task}; those without are classifications.
 *
 * <p>May use {@code events}, {@code images} and {@code platform}; must not use a task's
 * sub-package.
 */
package io.romanesco.api.results;

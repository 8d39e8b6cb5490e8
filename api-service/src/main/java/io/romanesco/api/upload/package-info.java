/**
 * Accepts uploads over HTTP. {@code UploadAdmission} bounds what is in flight, {@code UploadReader}
 * judges the images, {@code UploadService} stores their rows and publishes them to Kafka.
 *
 * <p>A 202 is a promise: the rows are committed and Kafka has acknowledged the bytes. Without the
 * acknowledgement the rows are deleted again; {@code UnpublishedUploads} ends what a crash leaves.
 *
 * <p>{@code AskResource} has other models analyse a stored image: it publishes the original again.
 *
 * <p>May use {@code images}, {@code events}, {@code models}, {@code archive}, {@code platform} and
 * the contract. Only {@code UploadResource} may know HTTP statuses. May not use other features.
 */
package io.romanesco.api.upload;

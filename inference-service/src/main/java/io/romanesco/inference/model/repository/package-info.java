/**
 * Models where they are stored: lists the versions of a folder or a bucket, reads model.yaml,
 * golden pictures and tables, and checks the digests of files.
 *
 * <p>It may use Jackson, the contracts, the tasks and the client of S3. It must not use a
 * framework, Kafka or ONNX Runtime. It blocks, so it runs on the loader's thread, and a look for an
 * unknown version on a worker.
 */
package io.romanesco.inference.model.repository;

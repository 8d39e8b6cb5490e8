/**
 * Models on disk: finds their folders, reads model.yaml and checks the digests of their files.
 *
 * <p>It may use Jackson and the tasks. It must not use a framework, Kafka or ONNX Runtime.
 */
package io.romanesco.inference.model.repository;

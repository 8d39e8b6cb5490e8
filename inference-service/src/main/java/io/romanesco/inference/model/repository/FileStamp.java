package io.romanesco.inference.model.repository;

/**
 * What tells whether a file has changed, without reading it.
 *
 * @param bytes its size
 * @param modified milliseconds since 1970
 */
public record FileStamp(long bytes, long modified) {}

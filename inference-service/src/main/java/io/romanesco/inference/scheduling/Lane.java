package io.romanesco.inference.scheduling;

/**
 * What one channel may have in work: threads, and bytes of encoded images. Each channel has a lane
 * of its own, so that background channels cannot hold up uploads.
 */
public record Lane(WorkerPool workers, ByteBudget bytes) {}

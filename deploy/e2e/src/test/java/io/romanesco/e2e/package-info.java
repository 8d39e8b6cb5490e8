/**
 * Tests of the packaged services on the local stack, through HTTP, Kafka and presigned URLs only.
 *
 * <p>Must not use a class of a service.
 */
package io.romanesco.e2e;

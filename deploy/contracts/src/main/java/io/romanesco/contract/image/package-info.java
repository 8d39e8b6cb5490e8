/**
 * What an encoded image is, found by walking over the parts of its file without decoding a pixel:
 * format, size, structure, limits and flaws. Both services ask this package, so the same bytes get
 * the same verdict. Every inspection is one pass over the bytes, allocates little, and never
 * throws.
 *
 * <p>It may use the JDK and {@link io.romanesco.contract.RejectionCode}. It must not use a
 * framework, a Kafka client, java.awt, or a codec. Entry point: {@link
 * io.romanesco.contract.image.ImageInspector}.
 */
package io.romanesco.contract.image;

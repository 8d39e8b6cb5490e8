/**
 * From bytes to pixels. {@link io.romanesco.inference.decode.ImageDecoder} first inspects a file
 * without decoding it, then decodes it to 8-bit RGB with its orientation applied. Data errors are
 * values, not exceptions.
 *
 * <p>May use the JDK and the contract's image parser. Must not know the stream, models or any
 * framework.
 */
package io.romanesco.inference.decode;

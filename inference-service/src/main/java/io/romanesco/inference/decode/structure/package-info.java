/**
 * What a file is and what it is made of, seen by walking over its parts without decoding a pixel.
 * Every walk is one pass over the bytes, allocates next to nothing, and never throws.
 */
package io.romanesco.inference.decode.structure;

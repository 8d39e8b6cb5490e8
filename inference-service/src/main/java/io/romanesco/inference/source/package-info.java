/** Reads images from the topic {@code images}, no faster than the workers can take them. */
package io.romanesco.inference.source;

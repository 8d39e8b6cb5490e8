/** From the topic {@code images} to the topic {@code classifications}. */
package io.romanesco.inference.stream;

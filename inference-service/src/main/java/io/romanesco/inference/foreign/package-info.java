/** Calls of C functions. Knows none of them. */
package io.romanesco.inference.foreign;

/**
 * libjpeg-turbo through the foreign-function API. The only place that knows {@code
 * java.lang.foreign}.
 */
package io.romanesco.inference.decode.jpeg;

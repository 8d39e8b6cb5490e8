/**
 * Decodes JPEGs by libjpeg-turbo through the foreign-function API, at a fraction of their size
 * where that is enough. The only package that may use {@code java.lang.foreign}, besides {@code
 * OnnxRuntime}.
 */
package io.romanesco.inference.decode.jpeg;

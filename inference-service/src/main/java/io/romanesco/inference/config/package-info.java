/**
 * Typed configuration, all under {@code romanesco.}; defaults are measured or named in the design.
 */
package io.romanesco.inference.config;

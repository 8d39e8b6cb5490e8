/**
 * Completes the container images that Quarkus' Jib extension builds: adds bill of materials, labels
 * and class cache. Runs at build time only. May use Jib, Jackson and CycloneDX; may not use code of
 * the services.
 */
package io.romanesco.images;

/**
 * Which versions of a model run, and which models a source's images get. Policies are stored in
 * PostgreSQL and published on the compacted topic {@code policies}, which inference-services
 * follow.
 *
 * <p>May use {@code models}, to check names, and {@code platform}; must not use another feature.
 */
package io.romanesco.api.policies;

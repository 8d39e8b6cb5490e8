/**
 * The models that inference-services announce on the topic {@code models} (consumer group {@code
 * api-models}), and the categories that they know.
 *
 * <p>May use {@code images} and {@code platform}; must not use another feature.
 */
package io.romanesco.api.models;

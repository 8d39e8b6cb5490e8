/**
 * The versions of models that inference-services announce, with their states, on the topic {@code
 * models} (consumer group {@code api-models}), and the categories that they know. {@code
 * KnownModels} checks for other features which models there are.
 *
 * <p>May use {@code images} and {@code platform}; must not use another feature.
 */
package io.romanesco.api.models;

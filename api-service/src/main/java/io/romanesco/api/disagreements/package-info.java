/**
 * Where models disagree. Each result is compared with those of other models for the same image in
 * the transaction that stores it; what differs becomes rows of the table {@code disagreement},
 * which people look through to label.
 *
 * <p>{@code Comparison} and {@code ObjectMatches} are pure. May use {@code results}, whose listener
 * it implements, {@code images} and {@code platform}; must not use another feature.
 */
package io.romanesco.api.disagreements;

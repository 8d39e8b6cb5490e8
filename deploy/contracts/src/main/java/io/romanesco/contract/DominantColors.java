package io.romanesco.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * The dominant colour of an image in each palette.
 *
 * @param rgb {@code #RRGGBB}, one of {@link Palette#RGB}
 * @param ryb {@code #RRGGBB}, one of {@link Palette#RYB}
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record DominantColors(String rgb, String ryb) {}

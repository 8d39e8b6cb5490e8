package io.romanesco.inference.color;

/**
 * The winning colour of each palette.
 *
 * @param rgb {@code #RRGGBB} out of {@link Palette#RGB}
 * @param ryb {@code #RRGGBB} out of {@link Palette#RYB}
 */
public record DominantColors(String rgb, String ryb) {}

package io.romanesco.rendering;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/**
 * Letters of one width in any size, made from one picture of all printable characters of Latin-1
 * (glyphs.png, written by glyphs.py). Servers and slim containers have no fonts, and Java2D's text
 * fails there; this text is the same everywhere. Other characters are drawn as a question mark.
 */
final class Glyphs {

    private static final int CELL_WIDTH = 39;
    private static final int CELL_HEIGHT = 76;
    private static final int COLUMNS = 16;
    private static final char FIRST = ' ';
    private static final char LAST_ASCII = '~';
    private static final char FIRST_LATIN = 0xA0;
    private static final char LAST = 0xFF;

    private static final byte[] SHEET = sheet();

    private Glyphs() {}

    /** Pixels that a text takes in a row. */
    static int width(int characters, int height) {
        return (int) Math.ceil(characters * advance(height));
    }

    /**
     * Draws a text on one line.
     *
     * @param height of the row, in pixels
     */
    static void draw(Canvas canvas, String text, int left, int top, int height, int rgb) {
        for (int i = 0; i < text.length(); i++) {
            double start = i * advance(height);
            int from = (int) start;
            int to = (int) Math.ceil(start + advance(height));
            for (int x = from; x < to; x++) {
                for (int y = 0; y < height; y++) {
                    double ink = ink(text.charAt(i), x - start, y, height);
                    canvas.blend(left + x, top + y, left + x + 1, top + y + 1, rgb, ink);
                }
            }
        }
    }

    private static double advance(int height) {
        return (double) height * CELL_WIDTH / CELL_HEIGHT;
    }

    /** How much of a pixel a character covers, 0 to 1: the mean of the sheet over the pixel. */
    private static double ink(char character, double x, double y, int height) {
        double scale = (double) CELL_HEIGHT / height;
        // At least one pixel of the sheet: enlarged letters are interpolated.
        double side = Math.max(1, scale);
        double left = (x + 0.5) * scale - side / 2;
        double top = (y + 0.5) * scale - side / 2;
        double sum = 0;
        for (int row = (int) Math.floor(top); row < top + side; row++) {
            double covered = Math.min(row + 1, top + side) - Math.max(row, top);
            for (int column = (int) Math.floor(left); column < left + side; column++) {
                double share = Math.min(column + 1, left + side) - Math.max(column, left);
                sum += covered * share * sample(character, column, row);
            }
        }
        return sum / (side * side * 255);
    }

    private static int sample(char character, int x, int y) {
        if (x < 0 || y < 0 || x >= CELL_WIDTH || y >= CELL_HEIGHT) {
            return 0;
        }
        boolean known =
                character >= FIRST && character <= LAST_ASCII
                        || character >= FIRST_LATIN && character <= LAST;
        int cell = (known ? character : '?') - FIRST;
        int row = cell / COLUMNS * CELL_HEIGHT + y;
        return SHEET[(row * COLUMNS + cell % COLUMNS) * CELL_WIDTH + x] & 0xff;
    }

    private static byte[] sheet() {
        try (InputStream file = Glyphs.class.getResourceAsStream("glyphs.png")) {
            BufferedImage image = ImageIO.read(file);
            int width = COLUMNS * CELL_WIDTH;
            byte[] sheet = new byte[width * image.getHeight()];
            image.getRaster().getDataElements(0, 0, width, image.getHeight(), sheet);
            return sheet;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

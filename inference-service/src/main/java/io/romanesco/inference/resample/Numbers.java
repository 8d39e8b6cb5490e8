package io.romanesco.inference.resample;

import io.romanesco.inference.resample.InputFormat.Element;
import java.nio.ByteBuffer;

/** Converts bytes of a picture to numbers of a tensor, by a table for each channel. */
sealed interface Numbers {

    /**
     * Numbers of a type.
     *
     * @param most numbers that are stored at once, at most
     */
    static Numbers of(Element element, Normalization normalization, int most) {
        return switch (element) {
            case UINT8 -> new Bytes(new byte[most]);
            case FLOAT -> new Floats(tables(normalization), new float[most]);
            case FLOAT16 -> new Halves(halves(tables(normalization)), new short[most]);
        };
    }

    /**
     * Converts every third byte.
     *
     * @param from index of the first byte
     * @param count bytes to convert
     * @param channel of the tensor
     * @param to index of the first number among those to store
     * @param step from one of these numbers to the next
     */
    void convert(byte[] rgb, int from, int count, int channel, int to, int step);

    /**
     * Stores converted numbers.
     *
     * @param at index of the first one in the tensor
     */
    void store(ByteBuffer tensor, int at, int count);

    /** Bytes stay as they are. */
    record Bytes(byte[] values) implements Numbers {

        @Override
        public void convert(byte[] rgb, int from, int count, int channel, int to, int step) {
            for (int i = 0; i < count; i++) {
                values[to + i * step] = rgb[from + i * 3];
            }
        }

        @Override
        public void store(ByteBuffer tensor, int at, int count) {
            tensor.put(at, values, 0, count);
        }
    }

    /** Single precision. */
    record Floats(float[][] tables, float[] values) implements Numbers {

        @Override
        public void convert(byte[] rgb, int from, int count, int channel, int to, int step) {
            float[] table = tables[channel];
            for (int i = 0; i < count; i++) {
                values[to + i * step] = table[rgb[from + i * 3] & 0xff];
            }
        }

        @Override
        public void store(ByteBuffer tensor, int at, int count) {
            tensor.asFloatBuffer().put(at, values, 0, count);
        }
    }

    /** Half precision, IEEE 754 binary16. */
    record Halves(short[][] tables, short[] values) implements Numbers {

        @Override
        public void convert(byte[] rgb, int from, int count, int channel, int to, int step) {
            short[] table = tables[channel];
            for (int i = 0; i < count; i++) {
                values[to + i * step] = table[rgb[from + i * 3] & 0xff];
            }
        }

        @Override
        public void store(ByteBuffer tensor, int at, int count) {
            tensor.asShortBuffer().put(at, values, 0, count);
        }
    }

    private static float[][] tables(Normalization normalization) {
        return new float[][] {
            normalization.table(0), normalization.table(1), normalization.table(2)
        };
    }

    private static short[][] halves(float[][] tables) {
        short[][] halves = new short[tables.length][tables[0].length];
        for (int channel = 0; channel < tables.length; channel++) {
            for (int value = 0; value < tables[channel].length; value++) {
                halves[channel][value] = Float.floatToFloat16(tables[channel][value]);
            }
        }
        return halves;
    }
}

package io.romanesco.api.format;

/** What the outside of an encoded image tells, without decoding a pixel. */
public sealed interface Structure {

    /** It is whole, as far as can be seen. */
    record Sound(int width, int height) implements Structure {

        /** Width × height. */
        public long pixels() {
            return (long) width * height;
        }
    }

    /** It ends too early. */
    record Truncated(String what) implements Structure {}

    /** It is not what its first bytes promise. */
    record Corrupt(String what) implements Structure {}
}

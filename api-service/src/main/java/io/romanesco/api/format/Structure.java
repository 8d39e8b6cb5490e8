package io.romanesco.api.format;

/** What the outside of an encoded image tells, without decoding a pixel. */
public sealed interface Structure {

    /** It is whole, as far as can be seen. */
    record Sound(int width, int height, Counts counts) implements Structure {

        /** One with nothing to count. */
        public Sound(int width, int height) {
            this(width, height, Counts.PLAIN);
        }

        /** Width × height. */
        public long pixels() {
            return (long) width * height;
        }
    }

    /** It ends too early. */
    record Truncated(String what) implements Structure {}

    /** It is not what its first bytes promise. */
    record Corrupt(String what) implements Structure {}

    /** A variety of the format that is not decoded; {@code what} is a noun. */
    record Unsupported(String what) implements Structure {}

    /**
     * What limits are set on, beside the size.
     *
     * @param frames pictures in the file
     * @param scans passes over a JPEG's pixels
     * @param chunks chunks of a PNG or WebP that are not needed for its pixels
     * @param metadataBytes bytes in those chunks
     * @param inflatedBytes bytes of a PNG's rows; 0 for the others
     * @param packedBytes bytes that a PNG's rows are compressed to
     */
    record Counts(
            int frames,
            int scans,
            int chunks,
            long metadataBytes,
            long inflatedBytes,
            long packedBytes) {

        /** One picture, one scan. */
        public static final Counts PLAIN = new Counts(1, 1, 0, 0, 0, 0);

        static Counts scans(int scans) {
            return new Counts(1, scans, 0, 0, 0, 0);
        }

        static Counts frames(int frames) {
            return new Counts(frames, 1, 0, 0, 0, 0);
        }
    }
}

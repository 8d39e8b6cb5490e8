package io.romanesco.inference.decode;

/** What a look at a file says before a pixel is decoded. */
public sealed interface Inspection permits Inspection.Accepted, DecodeResult.Rejected {

    /**
     * A file that may be decoded.
     *
     * @param bytes the file
     * @param header what it says of itself
     * @param structure what else was found on the way
     */
    record Accepted(byte[] bytes, ImageHeader header, FileStructure structure)
            implements Inspection {

        /** Pixels that it will take in memory. */
        public long pixels() {
            return structure.pixels();
        }
    }
}

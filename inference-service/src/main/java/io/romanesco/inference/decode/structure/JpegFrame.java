package io.romanesco.inference.decode.structure;

import io.romanesco.inference.decode.structure.Structure.Flaw;
import io.romanesco.inference.decode.structure.Structure.Samples;
import io.romanesco.inference.decode.structure.Structure.Slice;
import java.util.Optional;

/**
 * A JPEG's frame header (ITU-T T.81, B.2.2).
 *
 * @param ids the components' identifiers
 * @param coefficients of all components, whole MCUs
 */
record JpegFrame(int width, int height, int[] ids, long coefficients, Optional<Flaw> flaw) {

    static final Samples UNKNOWN = new Samples(0, 8, 0, JpegColor.YCBCR);

    private static final int HEADER = 6;
    private static final int COMPONENT = 3;
    private static final int PROGRESSIVE = 0xc2;
    private static final int FIRST_ARITHMETIC = 0xc9;

    /** SOF0 to SOF15, without DHT, JPG and DAC, which stand among them. */
    static boolean isFrame(int marker) {
        return marker >= 0xc0
                && marker <= 0xcf
                && marker != 0xc4
                && marker != 0xc8
                && marker != 0xcc;
    }

    static JpegFrame of(byte[] bytes, int marker, Slice content) {
        int at = content.offset();
        if (content.length() < HEADER
                || content.length() < HEADER + COMPONENT * (bytes[at + 5] & 0xff)) {
            return flawed(Flaw.corrupt("has a frame header that is too short"));
        }
        if (marker >= FIRST_ARITHMETIC) {
            return flawed(Flaw.unsupported("a JPEG with arithmetic coding"));
        }
        if (marker > PROGRESSIVE) {
            return flawed(Flaw.unsupported("a lossless or hierarchical JPEG"));
        }
        int components = bytes[at + 5] & 0xff;
        if (bytes[at] != 8) {
            return flawed(Flaw.unsupported("a JPEG of %d bits".formatted(bytes[at] & 0xff)));
        }
        if (components != 1 && components != 3 && components != 4) {
            return flawed(Flaw.unsupported("a JPEG of %d components".formatted(components)));
        }
        int height = (bytes[at + 1] & 0xff) << 8 | bytes[at + 2] & 0xff;
        int width = (bytes[at + 3] & 0xff) << 8 | bytes[at + 4] & 0xff;
        if (width == 0 || height == 0) {
            return flawed(Flaw.corrupt("has a frame header without a size"));
        }
        return of(bytes, at + HEADER, components, width, height);
    }

    private static JpegFrame of(byte[] bytes, int at, int components, int width, int height) {
        int[] ids = new int[components];
        int across = 0;
        int down = 0;
        int blocks = 0;
        for (int i = 0; i < components; i++) {
            ids[i] = bytes[at + i * COMPONENT] & 0xff;
            int horizontal = bytes[at + i * COMPONENT + 1] >> 4 & 0xf;
            int vertical = bytes[at + i * COMPONENT + 1] & 0xf;
            if (horizontal < 1 || horizontal > 4 || vertical < 1 || vertical > 4) {
                return flawed(Flaw.corrupt("has impossible sampling factors"));
            }
            across = Math.max(across, horizontal);
            down = Math.max(down, vertical);
            blocks += horizontal * vertical;
        }
        long units = ((width - 1) / (8L * across) + 1) * ((height - 1) / (8L * down) + 1);
        // A sequential JPEG whose components come one by one keeps them all too: count it alike.
        return new JpegFrame(width, height, ids, units * blocks * 64, Optional.empty());
    }

    private static JpegFrame flawed(Optional<Flaw> flaw) {
        return new JpegFrame(0, 0, new int[0], 0, flaw);
    }

    Samples samples(boolean jfif, int adobeTransform) {
        return new Samples(ids.length, 8, coefficients, JpegColor.of(ids, jfif, adobeTransform));
    }
}

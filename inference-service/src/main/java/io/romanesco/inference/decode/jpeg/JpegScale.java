package io.romanesco.inference.decode.jpeg;

import io.romanesco.inference.decode.ImageHeader;
import io.romanesco.inference.decode.MinimumSize;
import io.romanesco.inference.decode.jpeg.TurboJpeg.Request;

/** Chooses how small a JPEG is decoded: libjpeg-turbo scales by eighths within its inverse DCT. */
public final class JpegScale {

    public static final int FULL = 8;

    /** Sizes whose inverse DCT the library has in vector instructions, or for nothing. */
    private static final int[] FAST = {1, 2, 4};

    private JpegScale() {}

    /** The smallest of the sizes that covers the wanted one, both as seen. */
    public static int covering(ImageHeader header, MinimumSize cover) {
        for (int eighths : FAST) {
            if (Request.scaled(header.width(), eighths) >= cover.width()
                    && Request.scaled(header.height(), eighths) >= cover.height()) {
                return eighths;
            }
        }
        return FULL;
    }
}

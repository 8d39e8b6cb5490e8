package io.romanesco.inference.decode.jpeg;

import io.romanesco.contract.image.ImageHeader;
import io.romanesco.inference.decode.MinimumSize;
import io.romanesco.inference.decode.jpeg.TurboJpeg.Request;

/**
 * Chooses the size at which a JPEG is decoded. libjpeg-turbo scales in its inverse DCT, by eighths.
 */
public final class JpegScale {

    public static final int FULL = 8;

    /** Sizes for which the library has a fast inverse DCT. */
    private static final int[] FAST = {1, 2, 4};

    private JpegScale() {}

    /** The smallest size, in eighths, that is not below the minimum; {@link #FULL} if none is. */
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

package io.romanesco.inference.decode;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Directory;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/**
 * Reads the EXIF orientation. Broken metadata is no reason to reject a picture: it counts as none.
 */
final class ExifOrientation {

    private static final int UPRIGHT = 1;

    private ExifOrientation() {}

    /** The orientation, 1 to 8. */
    static int of(byte[] bytes) {
        try {
            Directory directory =
                    ImageMetadataReader.readMetadata(new ByteArrayInputStream(bytes), bytes.length)
                            .getFirstDirectoryOfType(ExifIFD0Directory.class);
            Integer value =
                    directory == null
                            ? null
                            : directory.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
            return value == null || value < 1 || value > 8 ? UPRIGHT : value;
        } catch (ImageProcessingException | IOException | RuntimeException broken) {
            return UPRIGHT;
        }
    }
}

package io.romanesco.inference.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.romanesco.inference.decode.DecodeResult.Decoded;
import io.romanesco.inference.decode.imageio.JpegThumbnail;
import io.romanesco.inference.drawing.Drawings;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class JpegThumbnailTest {

    private static final String PREFIX = "data:image/jpeg;base64,";

    @Test
    void largePictureIsScaledToTheSideWithItsShapeAndColour() {
        Pixels small = thumbnail(Drawings.pixels(1000, 500, 0x3060c0));

        assertThat(small.width()).isEqualTo(320);
        assertThat(small.height()).isEqualTo(160);
        assertThat(small.rgb()[2] & 0xff).isCloseTo(0xc0, within(6));
    }

    @Test
    void smallPictureKeepsItsSize() {
        Pixels same = thumbnail(Drawings.pixels(33, 21, 0xff0000));

        assertThat(same.width()).isEqualTo(33);
        assertThat(same.height()).isEqualTo(21);
    }

    @Test
    void pictureOfOneRowKeepsARow() {
        assertThat(thumbnail(Drawings.pixels(5000, 1, 0)).height()).isEqualTo(1);
    }

    private static Pixels thumbnail(Pixels picture) {
        String url = JpegThumbnail.dataUrl(picture, 320);
        assertThat(url).startsWith(PREFIX);
        byte[] jpeg = Base64.getDecoder().decode(url.substring(PREFIX.length()));
        return ((Decoded) new ImageDecoder(DecodeSettings.DEFAULT).decode(jpeg)).pixels();
    }
}

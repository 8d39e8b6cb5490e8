package io.romanesco.inference.decode.icc;

import static org.assertj.core.api.Assertions.assertThat;

import io.romanesco.inference.decode.DecodeResult;
import io.romanesco.inference.decode.DecodeResult.Decoded;
import io.romanesco.inference.decode.DecodeSettings;
import io.romanesco.inference.decode.ImageDecoder;
import io.romanesco.inference.drawing.Drawings;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class CmykTest {

    private final ImageDecoder decoder = new ImageDecoder(DecodeSettings.DEFAULT);

    @Test
    void plainCmykIsConverted() throws IOException {
        // No cyan, full magenta, full yellow, no black: red.
        assertRed(cmyk(0, 255, 255, 0));
    }

    @Test
    void invertedCmykOfAdobeIsConverted() throws IOException {
        assertRed(Drawings.withSegment(cmyk(255, 0, 0, 255), 0xee, adobe(0)));
    }

    @Test
    void ycckIsConverted() throws IOException {
        // The inks of Adobe, 255 0 0, are the inverse of cyan; cyan as YCbCr: 179, 171, 0.
        assertRed(Drawings.withSegment(cmyk(179, 171, 0, 255), 0xee, adobe(2)));
    }

    private void assertRed(byte[] jpeg) {
        DecodeResult result = decoder.decode(jpeg);

        assertThat(result).isInstanceOf(Decoded.class);
        byte[] rgb = ((Decoded) result).pixels().rgb();
        assertThat(rgb[0] & 0xff).isCloseTo(255, Offset.offset(3));
        assertThat(rgb[1] & 0xff).isCloseTo(0, Offset.offset(3));
        assertThat(rgb[2] & 0xff).isCloseTo(0, Offset.offset(3));
    }

    private static byte[] adobe(int transform) {
        byte[] data = "Adobe\0\144\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
        data[11] = (byte) transform;
        return data;
    }

    private static byte[] cmyk(int... inks) throws IOException {
        WritableRaster raster =
                Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 16, 16, 4, null);
        for (int i = 0; i < 256; i++) {
            raster.setPixel(i % 16, i / 16, inks);
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(raster, null, null), null);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}

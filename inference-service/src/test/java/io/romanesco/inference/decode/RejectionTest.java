package io.romanesco.inference.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.romanesco.contract.RejectionCode;
import io.romanesco.contract.image.ImageType;
import io.romanesco.inference.decode.DecodeResult.Rejected;
import io.romanesco.inference.drawing.Drawings;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RejectionTest {

    private static final byte[] JPEG = Drawings.noisyJpeg(128, 96);
    private static final byte[] PNG = Drawings.png(Drawings.quarters(64, 48));

    private final ImageDecoder decoder = new ImageDecoder(DecodeSettings.DEFAULT);

    @Test
    void emptyFileIsRejected() {
        assertThat(reject(new byte[0]).code()).isEqualTo(RejectionCode.EMPTY_IMAGE);
    }

    @ParameterizedTest
    @CsvSource({
        "'hello, I am a .jpg', text",
        "....ftypavif...., an AVIF image",
        "....ftypheic...., a HEIC image",
        "....ftypisom...., an MP4 video",
        "MM\0*............, a TIFF image",
        "II+\0............, a TIFF image",
        "'\u00ff\u00d8\u00ff\u00f7\0\13\10\0\11\0\11\1\1\21\0', a JPEG-LS image",
        "PK\3\4............, a ZIP archive",
        "'<?xml version=\"1.0\"?><svg xmlns=', an SVG image",
        "<!DOCTYPE html><title>, an HTML page",
        "BM is no BMP yet, text",
        "GIF90a, text",
        "%PDF-1.7, a PDF document",
    })
    void unsupportedContentIsNamed(String content, String noun) {
        Rejected rejected = reject(content.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(rejected.code()).isEqualTo(RejectionCode.UNSUPPORTED_TYPE);
        assertThat(rejected.detail())
                .isEqualTo("This is " + noun + "; JPEG, PNG, WebP, GIF and BMP are accepted.");
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 20, 150, 400, 1000, 3000})
    void truncatedJpegIsRejected(int length) {
        Rejected rejected = reject(Arrays.copyOf(JPEG, length));

        assertThat(rejected.code()).isEqualTo(RejectionCode.IMAGE_TRUNCATED);
        assertThat(rejected.type()).contains(ImageType.JPEG);
    }

    @Test
    void jpegWithoutItsLastByteIsRejected() {
        assertThat(reject(Arrays.copyOf(JPEG, JPEG.length - 1)).code())
                .isEqualTo(RejectionCode.IMAGE_TRUNCATED);
    }

    @Test
    void jpegWithAMissingMiddleIsRejected() {
        byte[] holed = Arrays.copyOf(JPEG, JPEG.length / 2);
        holed[holed.length - 2] = (byte) 0xff;
        holed[holed.length - 1] = (byte) 0xd9;

        assertThat(reject(holed).code())
                .isIn(RejectionCode.IMAGE_TRUNCATED, RejectionCode.IMAGE_CORRUPT);
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 20, 33, 60})
    void truncatedPngIsRejected(int length) {
        assertThat(reject(Arrays.copyOf(PNG, length)).code())
                .isEqualTo(RejectionCode.IMAGE_TRUNCATED);
    }

    @Test
    void pngWithoutItsEndIsRejected() {
        assertThat(reject(Arrays.copyOf(PNG, PNG.length - 12)).code())
                .isEqualTo(RejectionCode.IMAGE_TRUNCATED);
    }

    @Test
    void pngWithAFlippedBitIsRejected() {
        byte[] flipped = PNG.clone();
        flipped[60] ^= 4;

        assertThat(reject(flipped).code()).isEqualTo(RejectionCode.IMAGE_CORRUPT);
    }

    @Test
    void jpegHeaderAloneIsRejected() {
        byte[] header = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xd9};

        assertThat(reject(header).code()).isEqualTo(RejectionCode.IMAGE_CORRUPT);
    }

    private Rejected reject(byte[] bytes) {
        DecodeResult result = decoder.decode(bytes);
        assertThat(result).isInstanceOf(Rejected.class);
        return (Rejected) result;
    }
}

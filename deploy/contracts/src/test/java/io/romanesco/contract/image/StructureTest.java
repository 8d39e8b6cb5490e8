package io.romanesco.contract.image;

import static io.romanesco.contract.image.Structures.assertSize;
import static io.romanesco.contract.image.Structures.flaw;
import static org.assertj.core.api.Assertions.assertThat;

import io.romanesco.contract.RejectionCode;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StructureTest {

    @Test
    void formatIsToldByTheFirstBytes() {
        assertThat(ImageType.of(Pictures.jpeg())).contains(ImageType.JPEG);
        assertThat(ImageType.of(Pictures.png())).contains(ImageType.PNG);
        assertThat(ImageType.of(Pictures.gif())).contains(ImageType.GIF);
        assertThat(ImageType.of(Pictures.bmp())).contains(ImageType.BMP);
        assertThat(ImageType.of(Pictures.webp())).contains(ImageType.WEBP);
        assertThat(ImageType.of("GIF90a".getBytes())).isEmpty();
        assertThat(ImageType.of("BM is no BMP".getBytes())).isEmpty();
        assertThat(ImageType.of(new byte[0])).isEmpty();
        assertThat(ImageType.accepted()).isEqualTo("JPEG, PNG, WebP, GIF and BMP");
    }

    @Test
    void wholePictureTellsItsSize() {
        assertSize(Pictures.jpeg(123, 45), 123, 45);
        for (byte[] picture : whole()) {
            assertSize(picture, 40, 30);
        }
    }

    @Test
    void everyCutOfAPictureIsTruncated() {
        for (byte[] picture : whole()) {
            for (int length = 20; length < picture.length; length++) {
                assertThat(flaw(Pictures.cut(picture, length)).map(Flaw::code))
                        .as("%d of %d bytes", length, picture.length)
                        .contains(RejectionCode.IMAGE_TRUNCATED);
            }
        }
    }

    @Test
    void wrongByteAnywhereCausesNoException() {
        for (byte[] picture : whole()) {
            ImageType type = ImageType.of(picture).orElseThrow();
            for (int at = 8; at < picture.length; at++) {
                for (byte value : new byte[] {0, -1, 0x7f, (byte) 0xd9}) {
                    byte[] wrong = picture.clone();
                    wrong[at] = value;
                    if (ImageType.of(wrong).equals(Optional.of(type))) {
                        assertThat(type.structureOf(wrong)).isNotNull();
                    }
                }
            }
        }
    }

    @Test
    void unsupportedVarietyIsNamed() {
        byte[] arithmetic = Pictures.jpeg();
        arithmetic[frameMarker(arithmetic)] = (byte) 0xc9;
        byte[] embedded = Pictures.bmp();
        embedded[30] = 4;
        byte[] lossless = {-1, -40, -1, -9, 0, 11, 8, 0, 9, 0, 9, 1, 1, 17, 0};

        assertThat(flaw(lossless)).contains(Flaw.unsupported("a JPEG-LS image"));
        assertThat(flaw(arithmetic)).contains(Flaw.unsupported("a JPEG with arithmetic coding"));
        assertThat(flaw(embedded)).contains(Flaw.unsupported("a BMP with another image in it"));
    }

    private static byte[][] whole() {
        return new byte[][] {
            Pictures.jpeg(40, 30), Pictures.png(), Pictures.gif(), Pictures.bmp(), Pictures.webp()
        };
    }

    private static int frameMarker(byte[] jpeg) {
        int at = 2;
        while ((jpeg[at + 1] & 0xff) != 0xc0) {
            at += 2 + ((jpeg[at + 2] & 0xff) << 8 | jpeg[at + 3] & 0xff);
        }
        return at + 1;
    }
}

package io.romanesco.contract.image;

import static io.romanesco.contract.image.Structures.assertCorrupt;
import static io.romanesco.contract.image.Structures.assertSize;

import org.junit.jupiter.api.Test;

class GifParserTest {

    @Test
    void gifWithoutAFrameOrWithAnEmptyOneIsCorrupt() {
        String screen = "474946383961 0900 0800 00 00 00".replace(" ", "");
        String pixels = "02 02 4401 00".replace(" ", "");

        assertSize(gif(screen, "2c 0000 0000 0900 0800 00", pixels, "3b"), 9, 8);
        assertSize(gif(screen, "2c 0200 0100 0900 0800 00", pixels, "3b"), 11, 9);
        assertCorrupt(gif(screen, "3b"));
        assertCorrupt(gif(screen, "2c 0000 0000 0000 0800 00", pixels, "3b"));
        assertCorrupt(gif(screen, "77"));
    }

    private static byte[] gif(String... parts) {
        return Pictures.hex(String.join("", parts).replace(" ", ""));
    }
}

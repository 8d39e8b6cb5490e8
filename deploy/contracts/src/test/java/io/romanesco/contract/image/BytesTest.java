package io.romanesco.contract.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BytesTest {

    /** Values near 0xFF or near a sign bit, where arithmetic on whole words could go wrong. */
    private static final int[] NEIGHBOURS = {0x00, 0x01, 0x7F, 0x80, 0xFE};

    @Test
    void nextFFAtAnyPlaceAmongSimilarBytesIsFound() {
        for (int neighbour : NEIGHBOURS) {
            for (int place = 0; place < 40; place++) {
                byte[] content = new byte[40];
                Arrays.fill(content, (byte) neighbour);
                content[place] = (byte) 0xFF;
                for (int from = 0; from <= place; from++) {
                    assertThat(new Bytes(content).nextFF(from)).isEqualTo(place);
                }
            }
        }
    }

    @Test
    void nextFFWithoutOneIsTheEnd() {
        for (int length = 0; length < 40; length++) {
            for (int neighbour : NEIGHBOURS) {
                byte[] content = new byte[length];
                Arrays.fill(content, (byte) neighbour);
                assertThat(new Bytes(content).nextFF(0)).isEqualTo(length);
                assertThat(new Bytes(content).nextFF(length)).isEqualTo(length);
            }
        }
    }

    @Test
    void nextFFInNoiseIsWhereAByteByByteSearchFindsIt() {
        byte[] noise = new byte[5_000];
        new Random(7).nextBytes(noise);
        Bytes bytes = new Bytes(noise);
        for (int from = 0; from < noise.length; from++) {
            int expected = from;
            while (expected < noise.length && noise[expected] != (byte) 0xFF) {
                expected++;
            }
            assertThat(bytes.nextFF(from)).isEqualTo(expected);
        }
    }
}

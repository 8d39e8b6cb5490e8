package io.romanesco.e2e.client;

import static io.romanesco.e2e.client.Bytes.joined;
import static io.romanesco.e2e.client.PngParts.chunk;
import static io.romanesco.e2e.client.PngParts.deflated;
import static io.romanesco.e2e.client.PngParts.header;
import static io.romanesco.e2e.client.PngParts.png;
import static io.romanesco.e2e.client.PngParts.texts;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Files that are valid, damaged, or valid in a way that decoders disagree about. */
public final class OddFiles {

    /** A lossless WebP of 40 × 30 pixels of one colour. */
    private static final byte[] WEBP =
            HexFormat.of()
                    .parseHex(
                            "524946461e000000574542505650384c110000002f274007000750b22257a6ff8188e87f0000");

    private OddFiles() {}

    /** By name; the same seed gives the same files. */
    public static Map<String, byte[]> all(long seed, int mutations) {
        Map<String, byte[]> files = new LinkedHashMap<>(whole());
        files.putAll(disputed());
        files.putAll(overLimits());
        whole().forEach((name, file) -> files.putAll(cuts(name, file)));
        Random random = new Random(seed);
        List<byte[]> bases = new ArrayList<>(whole().values());
        bases.addAll(disputed().values());
        for (int i = 0; i < mutations; i++) {
            files.put("mutation " + i, mutated(bases.get(i % bases.size()), random));
        }
        return files;
    }

    private static Map<String, byte[]> whole() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        BufferedImage rgb = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        files.put("jpeg", Drawings.encoded(rgb, "jpeg"));
        files.put("png", Drawings.encoded(rgb, "png"));
        files.put(
                "indexed png",
                Drawings.encoded(
                        new BufferedImage(40, 30, BufferedImage.TYPE_BYTE_INDEXED), "png"));
        files.put("gif", Drawings.encoded(rgb, "gif"));
        files.put("bmp", Drawings.encoded(rgb, "bmp"));
        files.put("webp", WEBP);
        return files;
    }

    /** What two parsers of these formats once disagreed about. */
    private static Map<String, byte[]> disputed() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        byte[] pixels = chunk("IDAT", deflated(new byte[2_000]));
        byte[] palette = chunk("PLTE", new byte[6]);
        files.put("png of 4-bit RGB", png(header(8, 8, 4, 2), pixels));
        files.put("png of 1-bit RGBA", png(header(8, 8, 1, 6), pixels));
        files.put("png of 16-bit palette", png(header(8, 8, 16, 3), palette, pixels));
        files.put("png with two headers", png(header(8, 8, 8, 0), header(8, 8, 8, 0), pixels));
        files.put("png without a palette", png(header(8, 8, 8, 3), pixels));
        files.put("png with an empty palette", png(header(8, 8, 8, 3), chunk("PLTE"), pixels));
        files.put("bmp of runs without an end", rle8(4, 6, 1, 0, 0, 6, 1, 0, 0));
        files.put("bmp of runs with an end", rle8(2, 6, 1, 0, 0, 6, 1, 0, 1));
        files.put("bmp of runs from the top down", rle8(-2, 6, 1, 0, 0, 6, 1, 0, 1));
        for (int sampling : new int[] {0x11, 0x44, 0x51, 0x15, 0x01, 0x10, 0xf1}) {
            files.put("jpeg sampled %02x".formatted(sampling), sampled(sampling));
        }
        files.put("jpeg without its restart markers", withRestartInterval());
        files.put("webp with a bad later frame", animatedWebp(new byte[15]));
        files.put("webp with a good later frame", animatedWebp(frame()));
        return files;
    }

    private static Map<String, byte[]> overLimits() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        byte[] pixels = chunk("IDAT", deflated(new byte[2_000]));
        files.put("png too wide", png(header(16_385, 1, 8, 0), pixels));
        files.put("png of too many pixels", png(header(16_000, 4_001, 8, 0), pixels));
        files.put("png too wide and cut", Arrays.copyOf(png(header(16_385, 1, 8, 0), pixels), 40));
        files.put("png that is packed too tightly", png(header(4_200, 4_200, 8, 0), pixels));
        files.put("png of too many chunks", png(header(8, 8, 8, 0), texts(1_001, 1), pixels));
        files.put("png of too much text", png(header(8, 8, 8, 0), texts(5, 1 << 20), pixels));
        files.put("jpeg of too many scans", withScans(70));
        files.put("gif of too many frames", withFrames(1_100));
        files.put("nothing", new byte[0]);
        files.put("text", "This is no picture at all.".getBytes(StandardCharsets.UTF_8));
        files.put("tiff", Drawings.tiff());
        return files;
    }

    private static Map<String, byte[]> cuts(String name, byte[] file) {
        Map<String, byte[]> cuts = new LinkedHashMap<>();
        for (int part = 1; part < 12; part++) {
            int length = file.length * part / 12;
            cuts.put("%s cut to %d bytes".formatted(name, length), Arrays.copyOf(file, length));
        }
        cuts.put(name + " without its last byte", Arrays.copyOf(file, file.length - 1));
        return cuts;
    }

    /** One to three wrong bytes, most of them where headers are. */
    private static byte[] mutated(byte[] file, Random random) {
        byte[] wrong = file.clone();
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
            int range = random.nextInt(4) == 0 ? wrong.length : Math.min(64, wrong.length);
            wrong[random.nextInt(range)] = (byte) random.nextInt(256);
        }
        return wrong;
    }

    /** A BMP of 6 pixels a row, in runs. */
    private static byte[] rle8(int height, int... runs) {
        int start = 54 + 8;
        ByteBuffer bmp = ByteBuffer.allocate(start + runs.length).order(ByteOrder.LITTLE_ENDIAN);
        bmp.put((byte) 'B').put((byte) 'M').putInt(bmp.limit()).putInt(0).putInt(start);
        bmp.putInt(40).putInt(6).putInt(height).putShort((short) 1).putShort((short) 8).putInt(1);
        bmp.putInt(46, 2).position(start);
        for (int run : runs) {
            bmp.put((byte) run);
        }
        return bmp.array();
    }

    /** A JPEG with other sampling factors of its first component. */
    private static byte[] sampled(int factors) {
        byte[] jpeg = whole().get("jpeg");
        jpeg[segment(jpeg, 0xc0) + 11] = (byte) factors;
        return jpeg;
    }

    private static byte[] withRestartInterval() {
        byte[] jpeg = Drawings.jpeg(4_711);
        return inserted(jpeg, 2, HexFormat.of().parseHex("ffdd00040001"));
    }

    /** A JPEG whose scan comes so often. */
    private static byte[] withScans(int count) {
        byte[] jpeg = whole().get("jpeg");
        int scan = segment(jpeg, 0xda);
        byte[] one = Arrays.copyOfRange(jpeg, scan, jpeg.length - 2);
        byte[][] more = new byte[count - 1][];
        Arrays.fill(more, one);
        return inserted(jpeg, scan, joined(new byte[0], more));
    }

    /** A GIF whose frame comes so often. */
    private static byte[] withFrames(int count) {
        String screen = "4749463839610400040080000000000000ffffff".replace(" ", "");
        byte[] frame = HexFormat.of().parseHex("2c000000000400040000" + "0202" + "8451" + "00");
        byte[][] frames = new byte[count][];
        Arrays.fill(frames, frame);
        return joined(
                joined(HexFormat.of().parseHex(screen.substring(0, 38)), frames),
                new byte[] {0x3b});
    }

    private static byte[] animatedWebp(byte[] laterFrame) {
        ByteBuffer canvas = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN);
        canvas.put(0, (byte) 2).putShort(4, (short) 39).putShort(7, (short) 29);
        byte[] content =
                joined(
                        "WEBP".getBytes(StandardCharsets.US_ASCII),
                        riff("VP8X", canvas.array()),
                        riff("ANIM", new byte[6]),
                        riff("ANMF", frame()),
                        riff("ANMF", laterFrame));
        return riff("RIFF", content);
    }

    /** The WebP above as the content of a frame. */
    private static byte[] frame() {
        ByteBuffer header = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        header.putShort(6, (short) 39).putShort(9, (short) 29);
        return joined(header.array(), Arrays.copyOfRange(WEBP, 12, WEBP.length));
    }

    private static byte[] riff(String type, byte[] content) {
        return ByteBuffer.allocate(8 + content.length + (content.length & 1))
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .putInt(content.length)
                .put(content)
                .array();
    }

    /** Offset of a JPEG's first segment with this marker. */
    private static int segment(byte[] jpeg, int marker) {
        int at = 2;
        while ((jpeg[at + 1] & 0xff) != marker) {
            at += 2 + ((jpeg[at + 2] & 0xff) << 8 | jpeg[at + 3] & 0xff);
        }
        return at;
    }

    private static byte[] inserted(byte[] file, int at, byte[] part) {
        return joined(Arrays.copyOf(file, at), part, Arrays.copyOfRange(file, at, file.length));
    }
}

package io.romanesco.inference.hostile;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damages files as transfers, disks and attackers do; the same seed does the same damage. */
public final class Mutator {

    private static final byte[] EXTREMES = {0, 1, 0x7f, (byte) 0x80, (byte) 0xfe, (byte) 0xff};

    private final Random random;
    private final List<byte[]> files;

    public Mutator(long seed, List<byte[]> files) {
        this.random = new Random(seed);
        this.files = files;
    }

    /** The next damaged file. */
    public byte[] next() {
        byte[] file = pick().clone();
        for (int times = 1 + random.nextInt(4); times > 0 && file.length > 4; times--) {
            file = damaged(file);
        }
        return file;
    }

    private byte[] damaged(byte[] file) {
        int at = random.nextInt(file.length);
        switch (random.nextInt(8)) {
            case 0, 1 -> file[at] ^= (byte) (1 << random.nextInt(8));
            case 2 -> file[at] = EXTREMES[random.nextInt(EXTREMES.length)];
            case 3 -> {
                // Headers are where lengths and sizes are.
                int early = random.nextInt(Math.min(64, file.length));
                file[early] = (byte) random.nextInt(256);
            }
            case 4 -> {
                return Arrays.copyOf(file, at + 1);
            }
            case 5 ->
                    Arrays.fill(file, at, Math.min(file.length, at + random.nextInt(16)), (byte) 0);
            case 6 -> {
                return inserted(file, at, random.nextInt(16));
            }
            default -> {
                return spliced(file, at);
            }
        }
        return file;
    }

    private byte[] inserted(byte[] file, int at, int count) {
        byte[] longer = Arrays.copyOf(file, file.length + count);
        System.arraycopy(file, at, longer, at + count, file.length - at);
        return longer;
    }

    /** The beginning of one file and the end of another. */
    private byte[] spliced(byte[] file, int at) {
        byte[] other = pick();
        int from = random.nextInt(other.length);
        byte[] both = Arrays.copyOf(file, at + other.length - from);
        System.arraycopy(other, from, both, at, other.length - from);
        return both;
    }

    private byte[] pick() {
        return files.get(random.nextInt(files.size()));
    }
}

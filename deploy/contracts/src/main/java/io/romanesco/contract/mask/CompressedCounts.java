package io.romanesco.contract.mask;

import java.util.Arrays;

/**
 * The text form of run lengths in COCO files. From the third count on, each is written as the
 * difference to the count two before. Numbers are in base 32, lowest digit first, one character a
 * digit: '0' plus the digit, plus 32 where another digit follows. The highest digit carries the
 * sign. Source: rleToString and rleFrString in maskApi.c of cocodataset/cocoapi.
 */
final class CompressedCounts {

    private static final int FIRST_CHARACTER = '0';
    private static final int DIGIT_BITS = 5;
    private static final int DIGIT = 0x1f;
    private static final int SIGN = 0x10;
    private static final int CONTINUES = 0x20;

    /** A difference of two ints has 33 bits. */
    private static final int MAX_DIGITS = 7;

    private final String text;
    private int at;

    private CompressedCounts(String text) {
        this.text = text;
    }

    static String write(int[] counts) {
        StringBuilder text = new StringBuilder(counts.length * 2);
        for (int i = 0; i < counts.length; i++) {
            append(i > 2 ? (long) counts[i] - counts[i - 2] : counts[i], text);
        }
        return text.toString();
    }

    /**
     * Reads counts.
     *
     * @throws IllegalArgumentException when the text is malformed, or a count is negative or more
     *     than an int; the message is one line
     */
    static int[] read(String text) {
        CompressedCounts reader = new CompressedCounts(text);
        int[] counts = new int[text.length()];
        int n = 0;
        while (reader.at < text.length()) {
            int start = reader.at;
            long count = reader.number() + (n > 2 ? counts[n - 2] : 0);
            if (count < 0 || count > Integer.MAX_VALUE) {
                throw new IllegalArgumentException(
                        "mask counts have a run of %d pixels at character %d"
                                .formatted(count, start));
            }
            counts[n++] = (int) count;
        }
        return Arrays.copyOf(counts, n);
    }

    private static void append(long number, StringBuilder text) {
        long rest = number;
        boolean more;
        do {
            long digit = rest & DIGIT;
            rest >>= DIGIT_BITS;
            more = rest != ((digit & SIGN) != 0 ? -1 : 0);
            text.append((char) (FIRST_CHARACTER + digit + (more ? CONTINUES : 0)));
        } while (more);
    }

    private long number() {
        long number = 0;
        for (int i = 0; i < MAX_DIGITS; i++) {
            int value = next();
            number |= (long) (value & DIGIT) << DIGIT_BITS * i;
            if ((value & CONTINUES) == 0) {
                return (value & SIGN) == 0 ? number : number | -1L << DIGIT_BITS * (i + 1);
            }
        }
        throw new IllegalArgumentException(
                "mask counts have a number that is too long at character %d".formatted(at));
    }

    private int next() {
        if (at == text.length()) {
            throw new IllegalArgumentException("mask counts end within a number");
        }
        int value = text.charAt(at) - FIRST_CHARACTER;
        if (value < 0 || value > (CONTINUES | DIGIT)) {
            throw new IllegalArgumentException(
                    "mask counts have an invalid character at %d".formatted(at));
        }
        at++;
        return value;
    }
}

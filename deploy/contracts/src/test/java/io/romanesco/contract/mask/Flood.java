package io.romanesco.contract.mask;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** Fills the holes of drawn masks: pixels that no path over background, diagonals too, leaves. */
final class Flood {

    private Flood() {}

    static List<String> withoutHoles(List<String> rows) {
        int height = rows.size();
        int width = rows.getFirst().length();
        // A frame of background around the picture connects everything that is outside.
        char[][] filled = new char[height + 2][width + 2];
        for (char[] row : filled) {
            Arrays.fill(row, '#');
        }
        Deque<int[]> open = new ArrayDeque<>();
        open.push(new int[] {0, 0});
        while (!open.isEmpty()) {
            int[] at = open.pop();
            int y = at[0];
            int x = at[1];
            boolean outside = y < 0 || x < 0 || y >= height + 2 || x >= width + 2;
            if (outside || filled[y][x] == '.' || isInside(rows, y - 1, x - 1)) {
                continue;
            }
            filled[y][x] = '.';
            for (int i = 0; i < 9; i++) {
                open.push(new int[] {y + i / 3 - 1, x + i % 3 - 1});
            }
        }
        return Arrays.stream(filled, 1, height + 1).map(row -> new String(row, 1, width)).toList();
    }

    private static boolean isInside(List<String> rows, int y, int x) {
        boolean drawn = y >= 0 && x >= 0 && y < rows.size() && x < rows.getFirst().length();
        return drawn && rows.get(y).charAt(x) == '#';
    }
}

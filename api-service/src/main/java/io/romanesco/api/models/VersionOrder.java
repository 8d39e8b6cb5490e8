package io.romanesco.api.models;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Orders versions by their numbers: 1.9.0 is older than 1.10.0, and 2.0.0-rc1 than 2.0.0. */
final class VersionOrder {

    static final Comparator<String> ASCENDING = VersionOrder::compare;

    private static final Pattern PART = Pattern.compile("\\d+|[^\\d.+_-]+|-");

    private VersionOrder() {}

    private static int compare(String one, String other) {
        String[] left = parts(one);
        String[] right = parts(other);
        for (int i = 0; i < Math.min(left.length, right.length); i++) {
            int order = comparePart(left[i], right[i]);
            if (order != 0) {
                return order;
            }
        }
        if (left.length == right.length) {
            return one.compareTo(other);
        }
        boolean leftIsLonger = left.length > right.length;
        String next = leftIsLonger ? left[right.length] : right[left.length];
        // What follows a hyphen is a pre-release.
        return next.equals("-") == leftIsLonger ? -1 : 1;
    }

    private static int comparePart(String left, String right) {
        boolean leftIsNumber = Character.isDigit(left.charAt(0));
        boolean rightIsNumber = Character.isDigit(right.charAt(0));
        return leftIsNumber && rightIsNumber
                ? new BigInteger(left).compareTo(new BigInteger(right))
                : leftIsNumber != rightIsNumber
                        ? Boolean.compare(leftIsNumber, rightIsNumber)
                        : left.compareTo(right);
    }

    private static String[] parts(String version) {
        Stream<MatchResult> found = PART.matcher(version).results();
        return found.map(MatchResult::group).toArray(String[]::new);
    }
}

package io.romanesco.api.disagreements;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import io.romanesco.contract.Box;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How two results differ in one way.
 *
 * @param detail what differs, the most certain first; at most {@link #MAX_DETAILS}
 */
record Disagreement(Kind kind, List<Difference> detail) {

    static final int MAX_DETAILS = 20;

    /** In which way. */
    public enum Kind {
        /** The whole picture, or an object in the same place, has another category. */
        CATEGORY,
        /** The other model has not found an object or area. */
        MISSED,
        /** Only the other model has found an object or area. */
        EXTRA,
        /** Both have found it, but in places that overlap little. */
        IOU;

        /** Its name in JSON and parameters. */
        @JsonValue
        String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Kind> named(String label) {
            return Arrays.stream(values()).filter(kind -> kind.label().equals(label)).findAny();
        }
    }

    /**
     * One thing that differs.
     *
     * @param category in the first result; of an extra object, in the other
     * @param other category in the other result; null where it is the same, or there is none
     * @param score of the first result, 0 to 1; of an extra object, of the other
     * @param otherScore null where there is none
     * @param box of the first result; null for a whole picture or an area
     * @param otherBox of the other result
     * @param iou how much both overlap, 0 to 1; null for a whole picture and where there is one
     *     only
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Difference(
            String category,
            String other,
            Double score,
            Double otherScore,
            Box box,
            Box otherBox,
            Double iou) {

        /** For people: {@code carrot 0.91, other 0.55, overlap 0.32}. */
        String text() {
            StringBuilder text = new StringBuilder(named(category, score));
            if (other != null) {
                text.append(", other ").append(named(other, otherScore));
            } else if (otherScore != null) {
                text.append(", other ").append(two(otherScore));
            }
            if (iou != null) {
                text.append(", overlap ").append(two(iou));
            }
            return text.toString();
        }

        private static String named(String category, Double score) {
            return score == null ? category : category + " " + two(score);
        }

        private static String two(double number) {
            return String.format(Locale.ROOT, "%.2f", number);
        }
    }
}

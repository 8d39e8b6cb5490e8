package io.romanesco.api.images;

import io.romanesco.api.platform.MalformedRecordException;
import java.util.List;

/** Refuses categories that no database, page or file could show. */
public final class CategoryNames {

    private static final int MAX_LENGTH = 100;

    private CategoryNames() {}

    /**
     * Checks the categories of a record.
     *
     * @param record what it is called in the reason of a refusal
     * @throws MalformedRecordException when one is missing, empty, longer than 100 characters, or
     *     has a control character
     */
    public static void require(String record, List<String> categories) {
        for (String category : categories) {
            if (category == null || category.isEmpty() || category.length() > MAX_LENGTH) {
                throw new MalformedRecordException(
                        record + " has a category that does not have 1 to 100 characters");
            }
            if (category.chars().anyMatch(Character::isISOControl)) {
                throw new MalformedRecordException(
                        record + " has a category with a control character");
            }
        }
    }
}

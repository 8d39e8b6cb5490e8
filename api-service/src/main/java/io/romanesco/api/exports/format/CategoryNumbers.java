package io.romanesco.api.exports.format;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The number of each category in an export. */
final class CategoryNumbers {

    private final List<String> names;
    private final Map<String, Integer> numbers = new HashMap<>();

    /**
     * @param first number of the first category
     */
    CategoryNumbers(List<String> names, int first) {
        this.names = List.copyOf(names);
        for (String name : names) {
            numbers.putIfAbsent(name, first + numbers.size());
        }
    }

    List<String> names() {
        return names;
    }

    /**
     * The category's number.
     *
     * @throws IllegalArgumentException when the export was begun without it
     */
    int of(String category) {
        Integer number = numbers.get(category);
        if (number == null) {
            throw new IllegalArgumentException("category " + category + " was not announced");
        }
        return number;
    }
}

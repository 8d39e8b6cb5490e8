package io.romanesco.local.importer;

/**
 * What became of an image.
 *
 * @param category the best one; null where it was rejected
 * @param rejection the code; null where it was classified
 */
record Outcome(String category, String rejection) {

    static Outcome classified(String category) {
        return new Outcome(category, null);
    }

    static Outcome rejected(String code) {
        return new Outcome(null, code);
    }

    boolean rejected() {
        return rejection != null;
    }
}

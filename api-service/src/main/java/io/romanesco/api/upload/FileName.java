package io.romanesco.api.upload;

/**
 * The name of an uploaded file, as the client gave it. It is only ever shown: it becomes no path
 * and no key. One that looks like an attempt to make it one is refused.
 */
record FileName(String text) {

    private static final int LONGEST = 255;
    private static final int LONGEST_SHOWN = 80;

    FileName {
        text = text == null ? "" : text;
    }

    /** Whether it is a plain name: no path, no control characters, at most 255 characters. */
    boolean isPlain() {
        return text.length() <= LONGEST
                && !text.equals(".")
                && !text.equals("..")
                && text.chars().noneMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c));
    }

    /** For people: without control characters, and cut when it is very long. */
    String shown() {
        String clean = text.replaceAll("\\p{Cntrl}", "");
        return clean.length() > LONGEST_SHOWN ? clean.substring(0, LONGEST_SHOWN) + "…" : clean;
    }
}

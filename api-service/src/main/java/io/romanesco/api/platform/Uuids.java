package io.romanesco.api.platform;

import java.util.UUID;
import java.util.regex.Pattern;

/** Ids as clients send them. */
public final class Uuids {

    private static final Pattern TEXT =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private Uuids() {}

    /**
     * The id in a text. Unlike {@link UUID#fromString}, it takes the full form only.
     *
     * @throws ApiException with {@link ErrorCode#MALFORMED_ID} when the text is no id
     */
    public static UUID parse(String text) {
        if (text == null || !TEXT.matcher(text).matches()) {
            throw ErrorCode.MALFORMED_ID.because("An id is a UUID, and this is none.");
        }
        return UUID.fromString(text);
    }
}

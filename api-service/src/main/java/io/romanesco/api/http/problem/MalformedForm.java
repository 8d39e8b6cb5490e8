package io.romanesco.api.http.problem;

import java.util.Arrays;
import java.util.stream.Stream;

/**
 * Recognizes exceptions of the framework's form parser. It throws plain Java exceptions for a form
 * that is cut or not well-formed; only the throwing class tells them from those of a full disk.
 */
final class MalformedForm {

    private static final String[] PARSER = {
        "org.jboss.resteasy.reactive.server.core.multipart.",
        "org.jboss.resteasy.reactive.common.headers."
    };

    private MalformedForm() {}

    static boolean isCauseOf(Exception exception) {
        return Arrays.stream(exception.getStackTrace())
                .dropWhile(frame -> exception instanceof RuntimeException && isOfTheJdk(frame))
                .limit(1)
                .map(StackTraceElement::getClassName)
                .anyMatch(thrower -> Stream.of(PARSER).anyMatch(thrower::startsWith));
    }

    /** The parser's own mistakes start in Java: an index out of bounds, a malformed number. */
    private static boolean isOfTheJdk(StackTraceElement frame) {
        return frame.getClassName().startsWith("java.")
                || frame.getClassName().startsWith("jdk.internal.");
    }
}

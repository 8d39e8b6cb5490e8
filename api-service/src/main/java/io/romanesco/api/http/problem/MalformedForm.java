package io.romanesco.api.http.problem;

import java.util.Arrays;
import java.util.stream.Stream;

/**
 * Whether an exception blames a form that is cut, or not well-formed. The framework's parser throws
 * plain ones, which are told from those of a full disk by who threw them.
 */
final class MalformedForm {

    private static final String[] PARSER = {
        "org.jboss.resteasy.reactive.server.core.multipart.",
        "org.jboss.resteasy.reactive.common.headers."
    };

    private MalformedForm() {}

    static boolean isBlamedBy(Exception exception) {
        return Arrays.stream(exception.getStackTrace())
                .dropWhile(frame -> exception instanceof RuntimeException && isOfJava(frame))
                .limit(1)
                .map(StackTraceElement::getClassName)
                .anyMatch(thrower -> Stream.of(PARSER).anyMatch(thrower::startsWith));
    }

    /** An index that is out of bounds, a number that is none. */
    private static boolean isOfJava(StackTraceElement frame) {
        return frame.getClassName().startsWith("java.")
                || frame.getClassName().startsWith("jdk.internal.");
    }
}

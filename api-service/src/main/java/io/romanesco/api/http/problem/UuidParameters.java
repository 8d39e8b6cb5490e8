package io.romanesco.api.http.problem;

import io.romanesco.api.platform.ErrorCode;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads ids in paths. A malformed id gets an error of its own, not that of an unknown path. */
@Provider
public class UuidParameters implements ParamConverterProvider {

    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    @Override
    @SuppressWarnings("unchecked")
    public <T> ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] with) {
        return type == UUID.class ? (ParamConverter<T>) new Converter() : null;
    }

    private static final class Converter implements ParamConverter<UUID> {

        /** Fails with {@link ErrorCode#MALFORMED_ID} when the text is no id. */
        @Override
        public UUID fromString(String value) {
            if (value == null || !UUID_TEXT.matcher(value).matches()) {
                throw ErrorCode.MALFORMED_ID.because("An id is a UUID, and this is none.");
            }
            return UUID.fromString(value);
        }

        @Override
        public String toString(UUID value) {
            return value.toString();
        }
    }
}

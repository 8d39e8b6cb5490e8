package io.romanesco.api.http.problem;

import io.romanesco.api.platform.Uuids;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.UUID;

/** Reads ids in paths. A malformed id gets an error of its own, not that of an unknown path. */
@Provider
public class UuidParameters implements ParamConverterProvider {

    @Override
    @SuppressWarnings("unchecked")
    public <T> ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] with) {
        return type == UUID.class ? (ParamConverter<T>) new Converter() : null;
    }

    private static final class Converter implements ParamConverter<UUID> {

        @Override
        public UUID fromString(String value) {
            return Uuids.parse(value);
        }

        @Override
        public String toString(UUID value) {
            return value.toString();
        }
    }
}

package io.romanesco.api.platform;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.lang.reflect.Type;
import java.util.function.BiFunction;

/** Reads a body that may have no unknown members: a misspelt one would change its meaning. */
public class StrictJson implements BiFunction<ObjectMapper, Type, ObjectReader> {

    @Override
    public ObjectReader apply(ObjectMapper json, Type type) {
        return json.readerFor(json.constructType(type))
                .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }
}

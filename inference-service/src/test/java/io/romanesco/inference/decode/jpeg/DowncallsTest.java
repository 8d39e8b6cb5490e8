package io.romanesco.inference.decode.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import io.romanesco.inference.nativeimage.Metadata;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every function of libjpeg-turbo that is called has a shape that native-image is told of. */
class DowncallsTest {

    /** A library that has every function; none is called here. */
    private static final SymbolLookup ANY = name -> Optional.of(MemorySegment.ofAddress(1));

    @Test
    void everyCallOfBothGenerationsIsRegistered() throws IOException, IllegalAccessException {
        Set<String> calls = new TreeSet<>();
        calls.addAll(calls(new TurboJpegApi2(ANY)));
        calls.addAll(calls(new TurboJpegApi3(ANY)));
        Set<String> registered =
                Metadata.read().downcalls().stream()
                        // a handle shows a structure as what it shows a pointer as
                        .map(call -> call.replaceAll("struct\\([^)]*\\)", "void*"))
                        .collect(Collectors.toSet());

        assertThat(calls).hasSizeGreaterThan(5);
        assertThat(registered).containsAll(calls);
    }

    private static Set<String> calls(TurboJpegApi api) throws IllegalAccessException {
        Set<String> calls = new TreeSet<>();
        for (Class<?> type : new Class<?>[] {api.getClass(), TurboJpegApi.class}) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getType() == MethodHandle.class) {
                    field.setAccessible(true);
                    calls.add(shape((MethodHandle) field.get(api)));
                }
            }
        }
        return calls;
    }

    private static String shape(MethodHandle call) {
        return c(call.type().returnType())
                + Arrays.stream(call.type().parameterArray())
                        .map(DowncallsTest::c)
                        .collect(Collectors.joining(",", "(", ")"));
    }

    private static String c(Class<?> carrier) {
        return switch (carrier.getName()) {
            case "java.lang.foreign.MemorySegment" -> "void*";
            case "void" -> "void";
            default -> "j" + carrier.getName();
        };
    }
}

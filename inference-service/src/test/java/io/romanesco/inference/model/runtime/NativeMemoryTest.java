package io.romanesco.inference.model.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.romanesco.inference.nativeimage.Metadata;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class NativeMemoryTest {

    @Test
    void freedMemoryIsReturnedWithoutAnError() {
        assertThatCode(NativeMemory::returnFreed).doesNotThrowAnyException();
    }

    @Test
    void callIsRegisteredForNativeImages() throws IOException {
        assertThat(Metadata.read().downcalls()).contains("jint(jlong)");
    }
}

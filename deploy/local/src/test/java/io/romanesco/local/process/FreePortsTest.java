package io.romanesco.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FreePortsTest {

    /** 2,000 draws from 12,768 ports without memory would repeat one with near certainty. */
    @Test
    void freePortsAreAllDifferent() {
        List<Integer> ports = IntStream.range(0, 2000).mapToObj(i -> FreePorts.free()).toList();

        assertThat(ports).doesNotHaveDuplicates();
    }

    @Test
    void portWithAListenerIsTaken() throws IOException {
        int port = FreePorts.free();
        assertThat(FreePorts.taken(port)).isFalse();

        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(socket.isBound()).isTrue();
            assertThat(FreePorts.taken(port)).isTrue();
        }
    }

    @Test
    void onlyZeroIsReplacedByAFreePort() {
        assertThat(FreePorts.orFree(18080)).isEqualTo(18080);
        assertThat(FreePorts.orFree(0)).isPositive();
    }
}

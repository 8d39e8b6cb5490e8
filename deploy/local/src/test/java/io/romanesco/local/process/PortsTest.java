package io.romanesco.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PortsTest {

    /** Enough to draw some port twice: the chance that 2,000 of 12,768 all differ is nil. */
    @Test
    void noPortIsGivenTwice() {
        List<Integer> ports = IntStream.range(0, 2000).mapToObj(i -> Ports.free()).toList();

        assertThat(ports).doesNotHaveDuplicates();
    }

    @Test
    void aPortIsTakenWhileSomebodyListens() throws IOException {
        int port = Ports.free();
        assertThat(Ports.taken(port)).isFalse();

        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(socket.isBound()).isTrue();
            assertThat(Ports.taken(port)).isTrue();
        }
    }

    @Test
    void onlyZeroStandsForAnother() {
        assertThat(Ports.orFree(18080)).isEqualTo(18080);
        assertThat(Ports.orFree(0)).isPositive();
    }
}

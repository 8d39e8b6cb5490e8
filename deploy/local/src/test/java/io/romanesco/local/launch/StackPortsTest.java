package io.romanesco.local.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.romanesco.local.UserError;
import io.romanesco.local.process.FreePorts;
import java.io.IOException;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class StackPortsTest {

    @Test
    void zerosAreReplacedByFreePorts() {
        StackPorts ports = StackPorts.choose(0, 0, 0, 2, 0, 0, 0);

        assertThat(ports.inference()).hasSize(2).doesNotContain(0);
        assertThat(ports.grpc()).hasSize(2).doesNotContain(0);
        assertThat(ports.page()).isPositive();
        assertThatCode(ports::check).doesNotThrowAnyException();
    }

    @Test
    void instancesCountUpFromTheFirstPort() {
        StackPorts ports = StackPorts.choose(0, 18081, 19001, 3, 0, 0, 0);

        assertThat(ports.inference()).containsExactly(18081, 18082, 18083);
        assertThat(ports.grpc()).containsExactly(19001, 19002, 19003);
    }

    @Test
    void eachTakenPortIsNamedWithItsVariable() throws IOException {
        try (ServerSocket page = new ServerSocket(0);
                ServerSocket kafka = new ServerSocket(0)) {
            StackPorts ports =
                    StackPorts.choose(page.getLocalPort(), 0, 0, 1, kafka.getLocalPort(), 0, 0);

            assertThatThrownBy(ports::check)
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining(
                            "port " + page.getLocalPort() + " (page and API) is taken")
                    .hasMessageContaining("make run PORT=")
                    .hasMessageContaining("port " + kafka.getLocalPort() + " (Kafka) is taken")
                    .hasMessageContaining("make run KAFKA_PORT=")
                    .hasMessageNotContaining("S3_PORT");
        }
    }

    @Test
    void portsOfInstancesThatOverlapAreNamed() {
        int port = FreePorts.free();

        assertThatThrownBy(() -> StackPorts.choose(0, port, port, 1, 0, 0, 0).check())
                .hasMessageContaining("(inference-service) is used twice")
                .hasMessageContaining("(inference-service, gRPC) is used twice")
                .hasMessageContaining("make run GRPC_PORT=");
    }

    @Test
    void portUsedTwiceIsNamed() {
        int port = FreePorts.free();

        assertThatThrownBy(() -> StackPorts.choose(port, 0, 0, 1, port, 0, 0).check())
                .hasMessageContaining("(page and API) is used twice")
                .hasMessageContaining("(Kafka) is used twice");
    }
}

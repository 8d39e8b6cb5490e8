package io.romanesco.local.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class SampleImagesTest {

    private static final int MAX_BYTES = 40_000;

    @Test
    void samplesAreADozenSmallJpegs() throws IOException {
        assertThat(SampleImages.NAMES).hasSize(12).doesNotHaveDuplicates();
        for (String name : SampleImages.NAMES) {
            byte[] file = SampleImages.read(name);
            assertThat(file).as(name).hasSizeLessThan(MAX_BYTES).startsWith(0xff, 0xd8, 0xff);
            assertThat(ImageIO.read(new ByteArrayInputStream(file)).getWidth())
                    .as(name)
                    .isGreaterThanOrEqualTo(224);
        }
    }

    @Test
    void uploadSendsEachSampleAsAJpegAndWaitsForItsResult() throws Exception {
        List<byte[]> bodies = new CopyOnWriteArrayList<>();
        List<String> preferences = new CopyOnWriteArrayList<>();
        HttpServer api =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        api.createContext(
                "/api/v1/images",
                exchange -> {
                    bodies.add(exchange.getRequestBody().readAllBytes());
                    preferences.add(exchange.getRequestHeaders().getFirst("Prefer"));
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                });
        api.start();
        try {
            SampleImages.upload(URI.create("http://localhost:" + api.getAddress().getPort()));
        } finally {
            api.stop(0);
        }

        assertThat(bodies).hasSize(SampleImages.NAMES.size());
        assertThat(bodies.getFirst()).isEqualTo(SampleImages.read(SampleImages.NAMES.getFirst()));
        assertThat(preferences).allMatch(preference -> preference.startsWith("wait="));
    }
}

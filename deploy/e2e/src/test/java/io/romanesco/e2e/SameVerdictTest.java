package io.romanesco.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.romanesco.contract.RejectionCode;
import io.romanesco.contract.Topics;
import io.romanesco.contract.image.Flaw;
import io.romanesco.contract.image.ImageInspector;
import io.romanesco.contract.image.ImageLimits;
import io.romanesco.contract.image.Inspection;
import io.romanesco.e2e.client.Answer;
import io.romanesco.e2e.client.Api;
import io.romanesco.e2e.client.Broker;
import io.romanesco.e2e.client.OddFiles;
import io.romanesco.e2e.client.Records;
import io.romanesco.e2e.stack.LocalStack;
import io.romanesco.e2e.stack.Stacks;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The same bytes get the same verdict from api-service, which inspects uploads, and from
 * inference-service, which inspects everything: the verdict of the contract's parser. Its images
 * would be in the way of other tests, so it comes after them.
 */
@ExtendWith(Stacks.class)
@Order(Integer.MAX_VALUE - 2)
class SameVerdictTest {

    private static final long SEED = 20_261_126L;
    private static final int MUTATIONS = 200;

    /** What only decoding can show. */
    private static final Set<String> CODES_OF_DECODING =
            Set.of(
                    RejectionCode.IMAGE_CORRUPT.code(),
                    RejectionCode.IMAGE_TRUNCATED.code(),
                    RejectionCode.IMAGE_NEEDS_TOO_MUCH_MEMORY.code(),
                    RejectionCode.IMAGE_DECODE_TIMEOUT.code());

    /** How the parser's own flaws of those codes begin. */
    private static final String PARSER_FLAW = "The file is (damaged|cut): it .*";

    private final ImageInspector parser = new ImageInspector(ImageLimits.DEFAULT);
    private final Api api;
    private final Broker broker;

    SameVerdictTest(LocalStack stack) {
        this.api = stack.api();
        this.broker = stack.broker();
    }

    /** A file as a frame of a camera and as an upload. */
    private record Sent(byte[] file, String frameId, Answer upload) {}

    @Test
    void oddFileUploadedOrSentAsAFrameGetsTheVerdictOfTheParser() {
        Map<String, byte[]> files = OddFiles.all(SEED, MUTATIONS);
        Map<String, Sent> sent = new LinkedHashMap<>();
        Map<String, JsonNode> results;
        try (Records classifications = broker.recordsFromNow(Topics.CLASSIFICATIONS)) {
            Map<String, byte[]> frames = new LinkedHashMap<>();
            files.forEach((name, file) -> {
                String frameId = UUID.randomUUID().toString();
                frames.put(frameId, file);
                sent.put(name, new Sent(file, frameId, api.upload("image/x-odd", file)));
            });
            broker.sendFrames("odd", frames);
            Set<String> expected = new HashSet<>(frames.keySet());
            sent.values().stream()
                    .map(Sent::upload)
                    .filter(answer -> answer.status() == 202)
                    .forEach(answer -> expected.add(answer.json().path("id").asText()));
            results = classifications.awaitValues(expected);
        }

        SoftAssertions softly = new SoftAssertions();
        Set<String> codes = new HashSet<>();
        sent.forEach((name, each) -> {
            JsonNode frame = results.get(each.frameId());
            codes.add(frame.at("/rejection/code").asText());
            switch (parser.inspect(each.file())) {
                case Inspection.Refused refused ->
                        assertRefused(softly, name, refused.flaw(), each, frame);
                case Inspection.Accepted _ -> {
                    assertAccepted(softly, name, each, frame);
                    JsonNode upload = results.get(each.upload().json().path("id").asText());
                    softly.assertThat(verdict(upload)).as(name).isEqualTo(verdict(frame));
                }
            }
        });
        softly.assertAll();
        assertThat(files).hasSizeGreaterThan(300);
        // The files are of many kinds, and some are good: else this test tests little.
        assertThat(codes)
                .contains(
                        "",
                        "empty-image",
                        "unsupported-type",
                        "image-truncated",
                        "image-corrupt",
                        "image-too-many-pixels",
                        "image-side-too-long",
                        "image-too-many-scans",
                        "image-too-compressed",
                        "image-too-many-chunks",
                        "image-too-much-metadata",
                        "image-too-many-frames");
    }

    private static void assertRefused(
            SoftAssertions softly, String name, Flaw flaw, Sent sent, JsonNode frame) {
        JsonNode problem = sent.upload().json();
        softly.assertThat(problem.path("code").asText()).as(name).isEqualTo(flaw.code().code());
        softly.assertThat(problem.path("detail").asText()).as(name).endsWith(flaw.detail());
        softly.assertThat(frame.at("/rejection/code").asText())
                .as(name)
                .isEqualTo(flaw.code().code());
        softly.assertThat(frame.at("/rejection/detail").asText()).as(name).isEqualTo(flaw.detail());
    }

    private static void assertAccepted(
            SoftAssertions softly, String name, Sent sent, JsonNode frame) {
        softly.assertThat(sent.upload().status()).as("%s: %s", name, sent.upload()).isEqualTo(202);
        if (frame.has("rejection")) {
            softly.assertThat(frame.at("/rejection/code").asText())
                    .as(name)
                    .isIn(CODES_OF_DECODING);
            softly.assertThat(frame.at("/rejection/detail").asText())
                    .as(name)
                    .doesNotMatch(PARSER_FLAW);
        }
    }

    private static String verdict(JsonNode result) {
        return result.path("status").asText() + " " + result.at("/rejection/code").asText();
    }
}

package io.romanesco.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.romanesco.e2e.client.Answer;
import io.romanesco.e2e.client.Api;
import io.romanesco.e2e.stack.LocalStack;
import io.romanesco.e2e.stack.Stacks;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the packaged api-service serves the page. The page itself is tested in webui/e2e. */
@ExtendWith(Stacks.class)
class PageTest {

    private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";
    private static final Pattern ASSET = Pattern.compile("\"(/assets/[^\"]+)\"");

    private static final Pattern SCRIPT = Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL);

    private final Api api;
    private final LocalStack stack;

    PageTest(LocalStack stack) {
        this.api = stack.api();
        this.stack = stack;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/upload",
                "/live",
                "/statistics",
                "/models/vegetables/1.2.0",
                "/images/019b2c5e-7f3a-7c11-a3a5-0d6c2f1e4b77"
            })
    void pageIsServedAtEachOfItsPathsAndRevalidated(String path) {
        Answer page = api.get(path, "Accept", BROWSER);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("<div id=\"app\"");
        assertThat(page.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(page.header("Last-Modified")).isEmpty();
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/upload"})
    void headHasTheHeadersOfThePage(String path) {
        Answer head = api.head(path, "Accept", BROWSER);

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(head.header("Last-Modified")).isEmpty();
        assertThat(head.header("Content-Security-Policy"))
                .isNotEmpty()
                .isEqualTo(api.get(path, "Accept", BROWSER).header("Content-Security-Policy"));
    }

    @Test
    void policyAllowsPicturesOfTheObjectStoreAndOwnScriptsOnly() {
        String policy = api.get("/").header("Content-Security-Policy");

        assertThat(policy)
                .contains("default-src 'self'", "frame-ancestors 'none'")
                .contains("img-src 'self' blob: data: " + stack.report().objects())
                .containsPattern("script-src 'self' 'sha256-[A-Za-z0-9+/]{43}='(;|$)")
                .doesNotContain("unsafe-eval");
    }

    @Test
    void inlineScriptHasTheHashOfThePolicy() throws Exception {
        Answer page = api.get("/");

        List<String> scripts =
                SCRIPT.matcher(page.text()).results().map(match -> match.group(1)).toList();

        assertThat(scripts).hasSize(1);
        byte[] digest =
                MessageDigest.getInstance("SHA-256")
                        .digest(scripts.getFirst().getBytes(StandardCharsets.UTF_8));
        assertThat(page.header("Content-Security-Policy"))
                .contains("'sha256-" + Base64.getEncoder().encodeToString(digest) + "'");
    }

    @Test
    void assetsAreCachedForeverAndCompressed() {
        List<String> assets =
                ASSET.matcher(api.get("/").text()).results().map(match -> match.group(1)).toList();

        assertThat(assets).isNotEmpty().anyMatch(asset -> asset.endsWith(".js"));
        assertThat(assets)
                .allSatisfy(asset -> {
                    Answer file = api.get(asset, "Accept-Encoding", "gzip");
                    assertThat(file.status()).isEqualTo(200);
                    assertThat(file.header("Cache-Control"))
                            .contains("immutable", "max-age=31536000");
                    assertThat(file.header("Content-Encoding")).isEqualTo("gzip");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"/assets/nothing.js", "/nothing.png", "/api/v1/nothing", "/q/nothing"})
    void missingAssetIsNotThePage(String path) {
        Answer answer = api.get(path, "Accept", BROWSER);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).doesNotContain("<div id=\"app\"");
        assertThat(answer.header("Cache-Control")).doesNotContain("immutable");
    }
}

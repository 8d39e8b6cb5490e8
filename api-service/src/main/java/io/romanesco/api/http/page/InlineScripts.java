package io.romanesco.api.http.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The scripts inside the page's HTML. The Content-Security-Policy names them by hash, so that they
 * run and injected ones do not.
 */
final class InlineScripts {

    private static final String PAGE = "META-INF/resources/index.html";
    private static final Pattern SCRIPT = Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL);

    private InlineScripts() {}

    /** Sources for the directive {@code script-src}; empty if the page was not built. */
    static List<String> ofPage() {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try (InputStream page = loader.getResourceAsStream(PAGE)) {
            if (page == null) {
                return List.of();
            }
            return sources(new String(page.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code 'sha256-…'} of each inline script; the document has Unix line ends. */
    static List<String> sources(String html) {
        return SCRIPT.matcher(html)
                .results()
                .map(script -> "'sha256-%s'".formatted(sha256(script.group(1))))
                .toList();
    }

    private static String sha256(String text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

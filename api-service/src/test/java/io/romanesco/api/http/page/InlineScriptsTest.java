package io.romanesco.api.http.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InlineScriptsTest {

    @Test
    void everyInlineScriptIsNamedByItsHash() {
        String page =
                """
                <head><script type="module" src="/assets/index.js"></script></head>
                <body><script>doSomething();</script><p>text</p><script>1 < 2
                </script></body>
                """;

        // printf 'doSomething();' | openssl dgst -sha256 -binary | base64
        assertThat(InlineScripts.sources(page))
                .containsExactly(
                        "'sha256-RFWPLDbv2BY+rCkDzsE+0fr8ylGr2R2faWMhq4lfEQc='",
                        "'sha256-63hUUYASmY5vIdihHt4whmjPSyVSGKZ3mFfGrweLamM='");
    }

    @Test
    void aPageWithoutInlineScriptsHasNoSources() {
        assertThat(InlineScripts.sources("<script src=\"/a.js\"></script>")).isEmpty();
    }
}

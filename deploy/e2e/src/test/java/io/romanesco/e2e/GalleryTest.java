package io.romanesco.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.romanesco.e2e.client.Answer;
import io.romanesco.e2e.client.Api;
import io.romanesco.e2e.client.Contract;
import io.romanesco.e2e.client.Drawings;
import io.romanesco.e2e.stack.LocalStack;
import io.romanesco.e2e.stack.Stacks;
import java.awt.Color;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(Stacks.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GalleryTest {

    private final Api api;
    private final List<String> blues = new ArrayList<>();
    private JsonNode blue;

    GalleryTest(LocalStack stack) {
        this.api = stack.api();
    }

    @BeforeAll
    void uploadThreeBluePictures() {
        for (int seed = 301; seed <= 303; seed++) {
            blue = api.classified(Drawings.jpeg(Color.BLUE, seed));
            blues.add(blue.path("id").asText());
        }
    }

    @Test
    void filterByCategoryFindsItsImages() {
        String category = blue.at("/classification/category").asText();

        assertThat(api.ids("category=" + category)).contains(blues.getLast());
        assertThat(api.ids("category=" + anotherThan(category))).doesNotContain(blues.getLast());
    }

    @ParameterizedTest
    @CsvSource({"rgb, #0000FF, #FF8000", "ryb, #0247FE, #FC600A"})
    void bluePictureIsBlueInBothPalettes(String palette, String color, String another) {
        String query = "palette=" + palette + "&color=";

        assertThat(api.ids(query + encoded(color))).containsAll(blues);
        assertThat(api.ids(query + encoded(another))).doesNotContainAnyElementsOf(blues);
    }

    @Test
    void pagesAreNewestFirstAndDoNotOverlap() {
        Answer first = api.get(Api.IMAGES + "?order=newest&limit=2");
        JsonNode page = first.json();
        Answer second =
                api.get(
                        Api.IMAGES
                                + "?order=newest&limit=2&cursor="
                                + encoded(page.path("next").asText()));

        page.path("items").forEach(item -> Contract.IMAGE.check(item.toString()));
        assertThat(page.path("items").findValuesAsText("id"))
                .containsExactly(blues.get(2), blues.get(1));
        assertThat(second.json().path("items").findValuesAsText("id").getFirst())
                .isEqualTo(blues.getFirst());
    }

    @Test
    void randomSampleHasNoImageTwice() {
        Answer sample =
                api.get(
                        Api.IMAGES
                                + "?order=random&limit=100&palette=rgb&color="
                                + encoded("#0000FF"));

        assertThat(sample.json().path("items").findValuesAsText("id"))
                .doesNotHaveDuplicates()
                .containsAll(blues);
    }

    @Test
    void severalFiltersAllApply() {
        String query = "source=/uploads&status=CLASSIFIED&model=vegetables&palette=rgb&color=";

        assertThat(api.ids(query + encoded("#0000FF"))).containsAll(blues);
        assertThat(api.ids("source=/cameras/none&status=CLASSIFIED")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "color=%23FF0000, color-without-palette",
        "palette=cmyk, unknown-palette",
        "palette=rgb&color=%23123456, unknown-color",
        "category=Unicorn, unknown-category",
        "status=LOST, unknown-status",
        "order=oldest, unknown-order",
        "limit=0, bad-limit",
        "limit=101, bad-limit",
        "cursor=xyz, bad-cursor"
    })
    void invalidQueryIsAProblem(String query, String code) {
        Problems.assertProblem(api.get(Api.IMAGES + "?" + query), 400, code);
    }

    private static String anotherThan(String category) {
        return category.equals("Tomato") ? "Carrot" : "Tomato";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}

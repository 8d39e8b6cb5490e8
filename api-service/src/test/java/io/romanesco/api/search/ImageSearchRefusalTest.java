package io.romanesco.api.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.romanesco.api.support.Api;
import io.romanesco.api.support.Contracts;
import io.romanesco.api.support.Pictures;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ImageSearchRefusalTest {

    @ParameterizedTest
    @CsvSource({
        "category, No_such_thing, unknown-category",
        "label, No_such_thing, unknown-category",
        "palette, cmyk, unknown-palette",
        "color, FF8000, color-without-palette",
        "status, DONE, unknown-status",
        "order, oldest, unknown-order",
        "limit, 0, bad-limit",
        "limit, 101, bad-limit",
        "limit, ten, bad-limit",
        "object, No_such_thing, unknown-category",
        "atLeast, 3, count-without-object",
        "atLeast, 0, bad-count",
        "atLeast, 1001, bad-count",
        "atLeast, two, bad-count",
        "cursor, !!!, bad-cursor",
        "cursor, AAAA, bad-cursor",
    })
    void invalidParameterIsRefusedWithItsCode(String name, String value, String code) {
        refused(Map.of(name, value), code);
    }

    @Test
    void validParametersThatContradictAreRefused() {
        Api.upload(Pictures.jpeg());
        Api.upload(Pictures.jpeg());
        String cursor = given().queryParam("limit", 1).get(Api.IMAGES).path("next");

        refused(Map.of("palette", "rgb", "color", "FC600A"), "unknown-color");
        refused(Map.of("order", "random", "cursor", cursor), "bad-cursor");
    }

    private static void refused(Map<String, String> parameters, String code) {
        Response answer = given().queryParams(parameters).get(Api.IMAGES);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
        Contracts.assertValid("problem", answer.asString());
        assertThat(answer.<String>path("code")).isEqualTo(code);
    }
}

package io.romanesco.api.disagreements;

import static io.romanesco.api.platform.QueryParameters.present;

import io.romanesco.api.disagreements.Disagreement.Kind;
import io.romanesco.api.platform.ErrorCode;
import io.romanesco.api.platform.QueryParameters;
import io.romanesco.contract.ModelRequest;
import jakarta.ws.rs.QueryParam;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/**
 * The query parameters of {@code GET /disagreements} as they came; an empty one counts as absent.
 */
public class DisagreementQuery {

    private static final int DEFAULT_LIMIT = 20;

    @QueryParam("a")
    @Parameter(description = "The model whose results show: `name` or `name@version`.")
    String a;

    @QueryParam("b")
    @Parameter(description = "The other model: `name` or `name@version`.")
    String b;

    @QueryParam("kind")
    @Parameter(description = "category, missed, extra or iou")
    String kind;

    @QueryParam("labelled")
    @Parameter(description = "true or false: only images that have a label, or that have none.")
    String labelled;

    @QueryParam("limit")
    @Parameter(description = "1 to 100, 20 by default", example = "20")
    String limit;

    @QueryParam("cursor")
    @Parameter(description = "The next of the page before.")
    String cursor;

    /**
     * A statement of the page.
     *
     * @param text selects one row more than the limit
     */
    record Sql(String text, List<Object> parameters, int limit) {}

    /** The statement; fails when the parameters make no sense. */
    Sql toSql(String columns) {
        List<String> conditions = new ArrayList<>();
        List<Object> parameters = new ArrayList<>();
        model("a", a, conditions, parameters);
        model("b", b, conditions, parameters);
        present(kind).ifPresent(text -> equal("kind", kind(text).name(), conditions, parameters));
        present(labelled)
                .ifPresent(text ->
                        conditions.add(
                                "(select label from image where id = image_id) is %snull"
                                        .formatted(isTrue(text) ? "not " : "")));
        present(cursor)
                .ifPresent(text -> {
                    parameters.add(number(text));
                    conditions.add("n < $" + parameters.size());
                });
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        int wanted = QueryParameters.limit(limit, DEFAULT_LIMIT);
        return new Sql(
                "select %s from disagreement%s order by n desc limit %d"
                        .formatted(columns, where, wanted + 1),
                parameters,
                wanted);
    }

    private static void model(
            String side, String given, List<String> conditions, List<Object> parameters) {
        present(given)
                .map(text ->
                        ModelRequest.parse(text)
                                .orElseThrow(() ->
                                        ErrorCode.BAD_REQUEST.because(
                                                "The parameter %s is name or name@version."
                                                        .formatted(side))))
                .ifPresent(model -> {
                    equal(side + "_model", model.name(), conditions, parameters);
                    model.version()
                            .ifPresent(version ->
                                    equal(side + "_version", version, conditions, parameters));
                });
    }

    private static void equal(
            String column, String value, List<String> conditions, List<Object> parameters) {
        parameters.add(value);
        conditions.add("%s = $%d".formatted(column, parameters.size()));
    }

    private static Kind kind(String label) {
        return Kind.named(label)
                .orElseThrow(() ->
                        ErrorCode.BAD_REQUEST.because("A kind is category, missed, extra or iou."));
    }

    private static boolean isTrue(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw ErrorCode.BAD_REQUEST.because("The parameter labelled is true or false.");
        }
        return text.equals("true");
    }

    private static long number(String cursor) {
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException _) {
            throw ErrorCode.BAD_CURSOR.because(
                    "Take the cursor from the page before, with the same filters.");
        }
    }
}

package io.romanesco.api.http.problem;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.romanesco.api.platform.ErrorCode;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Adds to the description of every operation that its errors are problems. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ApiDescription implements OASFilter {

    private static final String NAME = "Problem";
    private static final String MEDIA_TYPE = "application/problem+json";
    private static final String EXAMPLE =
            """
            {"type":"https://romanesco.dev/problems/unsupported-type","title":"Unsupported type","status":415,\
            "detail":"File 1 of 1 ('a.jpg') is refused. This is text; JPEG, PNG, WebP, GIF and BMP are accepted.",\
            "instance":"/api/v1/images","code":"unsupported-type","traceId":"4bf92f3577b34da6a3ce929d0e0e4736"}\
            """;

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (api.getPaths() == null) {
            return;
        }
        if (api.getComponents() == null) {
            api.setComponents(OASFactory.createComponents());
        }
        api.getComponents().addSchema(NAME, schema());
        api.getPaths()
                .getPathItems()
                .values()
                .forEach(path -> path.getOperations().values().forEach(ApiDescription::describe));
    }

    private static void describe(Operation operation) {
        APIResponse problem =
                OASFactory.createAPIResponse()
                        .description("Any error: a problem (RFC 9457); `code` says which.")
                        .content(content());
        operation.getResponses().removeAPIResponse("500");
        operation.getResponses().setDefaultValue(problem);
    }

    private static Content content() {
        return OASFactory.createContent()
                .addMediaType(
                        MEDIA_TYPE,
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref(NAME))
                                .example(EXAMPLE));
    }

    private static Schema schema() {
        Schema schema =
                OASFactory.createSchema()
                        .addType(Schema.SchemaType.OBJECT)
                        .description("An error (RFC 9457).");
        for (String member :
                new String[] {"type", "title", "status", "detail", "instance", "code", "traceId"}) {
            Schema.SchemaType type =
                    member.equals("status") ? Schema.SchemaType.INTEGER : Schema.SchemaType.STRING;
            schema.addProperty(member, OASFactory.createSchema().addType(type));
            schema.addRequired(member);
        }
        for (ErrorCode code : ErrorCode.values()) {
            schema.getProperties().get("code").addEnumeration(code.code());
        }
        return schema;
    }
}

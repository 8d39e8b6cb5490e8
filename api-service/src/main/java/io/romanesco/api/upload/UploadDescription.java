package io.romanesco.api.upload;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * Describes the upload form: one field, {@code file}, once or several times. The OpenAPI scanner
 * sees any field, because the resource reads all of them to name a wrong one.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class UploadDescription implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI api) {
        PathItem images =
                api.getPaths() == null ? null : api.getPaths().getPathItem("/api/v1/images");
        if (images == null || images.getPOST() == null) {
            return;
        }
        images.getPOST()
                .getRequestBody()
                .getContent()
                .getMediaType(MediaType.MULTIPART_FORM_DATA)
                .setSchema(form());
    }

    private static Schema form() {
        Schema file = OASFactory.createSchema().addType(Schema.SchemaType.STRING).format("binary");
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .addProperty(
                        "file",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.ARRAY)
                                .items(file)
                                .description(
                                        "JPEG, PNG, WebP, GIF (its first frame) or BMP; may be"
                                                + " given several times."))
                .addRequired("file");
    }
}

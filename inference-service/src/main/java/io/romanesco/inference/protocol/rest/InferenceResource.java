package io.romanesco.inference.protocol.rest;

import io.romanesco.inference.protocol.InferenceService;
import io.romanesco.inference.protocol.RequestPool;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** Inference. Requests and answers are JSON, with tensors as binary data after it. */
@Path("/v2/models/{model}")
@NonBlocking
public class InferenceResource {

    /** Bytes of the JSON where binary data follows it. */
    static final String JSON_LENGTH = "Inference-Header-Content-Length";

    private final InferenceService service;
    private final RequestPool pool;
    private final RequestReader reader;
    private final ResponseWriter writer;

    InferenceResource(
            InferenceService service,
            RequestPool pool,
            RequestReader reader,
            ResponseWriter writer) {
        this.service = service;
        this.pool = pool;
        this.reader = reader;
        this.writer = writer;
    }

    @POST
    @Path("infer")
    public Uni<Response> infer(
            @PathParam("model") String model,
            @HeaderParam(JSON_LENGTH) String jsonLength,
            @Context RoutingContext context,
            byte[] body) {
        return infer(model, Optional.empty(), jsonLength, context, body);
    }

    @POST
    @Path("versions/{version}/infer")
    public Uni<Response> infer(
            @PathParam("model") String model,
            @PathParam("version") String version,
            @HeaderParam(JSON_LENGTH) String jsonLength,
            @Context RoutingContext context,
            byte[] body) {
        return infer(model, Optional.of(version), jsonLength, context, body);
    }

    private Uni<Response> infer(
            String model,
            Optional<String> version,
            String jsonLength,
            RoutingContext context,
            byte[] body) {
        return pool.runTimed(
                waited -> {
                    HttpInference asked =
                            reader.read(model, version, body, Optional.ofNullable(jsonLength));
                    return answer(writer.write(service.infer(asked.request(), waited), asked));
                },
                RequestLimits.hold(context));
    }

    private static Response answer(ResponseWriter.Body body) {
        return body.isBinary()
                ? Response.ok(body.bytes(), MediaType.APPLICATION_OCTET_STREAM_TYPE)
                        .header(JSON_LENGTH, body.jsonLength())
                        .build()
                : Response.ok(body.bytes(), MediaType.APPLICATION_JSON_TYPE).build();
    }
}

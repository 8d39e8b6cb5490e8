package io.romanesco.inference.protocol.rest;

import io.romanesco.inference.protocol.InferenceService;
import io.romanesco.inference.protocol.ModelAccess;
import io.romanesco.inference.protocol.RequestPool;
import io.romanesco.inference.protocol.tensor.ModelDescription;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;

/** A model: what it is, and whether it is ready. */
@Path("/v2/models/{model}")
@NonBlocking
public class ModelResource {

    private static final String OF_VERSION = "versions/{version}";

    private final InferenceService service;
    private final ModelAccess models;
    private final RequestPool pool;

    ModelResource(InferenceService service, ModelAccess models, RequestPool pool) {
        this.service = service;
        this.models = models;
        this.pool = pool;
    }

    @GET
    public Uni<ModelDescription> metadata(@PathParam("model") String model) {
        return pool.run(() -> service.describe(model, Optional.empty()));
    }

    @GET
    @Path(OF_VERSION)
    public Uni<ModelDescription> metadata(
            @PathParam("model") String model, @PathParam("version") String version) {
        return pool.run(() -> service.describe(model, Optional.of(version)));
    }

    @GET
    @Path("config")
    public Uni<ModelConfigJson> config(@PathParam("model") String model) {
        return metadata(model).map(ModelConfigJson::of);
    }

    @GET
    @Path(OF_VERSION + "/config")
    public Uni<ModelConfigJson> config(
            @PathParam("model") String model, @PathParam("version") String version) {
        return metadata(model, version).map(ModelConfigJson::of);
    }

    @GET
    @Path("ready")
    public Response ready(@PathParam("model") String model) {
        return ready(model, Optional.empty());
    }

    @GET
    @Path(OF_VERSION + "/ready")
    public Response ready(@PathParam("model") String model, @PathParam("version") String version) {
        return ready(model, Optional.of(version));
    }

    private Response ready(String model, Optional<String> version) {
        boolean ready = models.isReady(model, version);
        return Response.status(ready ? 200 : 503)
                .entity(Map.of("name", model, "ready", ready))
                .build();
    }
}

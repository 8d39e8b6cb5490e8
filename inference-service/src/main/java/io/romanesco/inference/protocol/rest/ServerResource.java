package io.romanesco.inference.protocol.rest;

import io.romanesco.inference.protocol.ModelAccess;
import io.romanesco.inference.protocol.ServerFacts;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** The server: what it is, and whether it lives and is ready. */
@Path("/v2")
@NonBlocking
public class ServerResource {

    private final ModelAccess models;
    private final ServerFacts facts;

    ServerResource(ModelAccess models, ServerFacts facts) {
        this.models = models;
        this.facts = facts;
    }

    @GET
    public ServerFacts metadata() {
        return facts;
    }

    @GET
    @Path("health/live")
    public Map<String, Boolean> live() {
        return Map.of("live", true);
    }

    @GET
    @Path("health/ready")
    public Response ready() {
        boolean ready = models.isReady();
        return Response.status(ready ? 200 : 503).entity(Map.of("ready", ready)).build();
    }
}

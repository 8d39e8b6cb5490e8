package io.romanesco.api.policies;

import io.quarkus.resteasy.reactive.jackson.CustomDeserialization;
import io.romanesco.api.platform.ErrorCode;
import io.romanesco.api.platform.StrictJson;
import io.romanesco.contract.ModelPolicy;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Which versions of a model run. */
@Path("/api/v1/models/{name}/policy")
@Tag(name = "policies")
@Produces(MediaType.APPLICATION_JSON)
public class ModelPolicyResource {

    private final PolicyService policies;

    ModelPolicyResource(PolicyService policies) {
        this.policies = policies;
    }

    @GET
    @Operation(
            operationId = "getModelPolicy",
            summary = "Which versions of a model run; `latest` by default")
    public Uni<ModelPolicy> get(@PathParam("name") String name) {
        return policies.ofModel(name);
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @CustomDeserialization(StrictJson.class)
    @Operation(
            operationId = "setModelPolicy",
            summary = "Chooses the versions of a model that run, and a version on trial")
    public Uni<ModelPolicy> set(@PathParam("name") String name, ModelPolicyRequest request) {
        if (request == null) {
            throw ErrorCode.BAD_POLICY.because("Send a policy: {\"versions\":[\"latest\"]}.");
        }
        return policies.set(request.toPolicy(name));
    }

    @DELETE
    @Operation(operationId = "removeModelPolicy", summary = "Goes back to the latest version")
    @APIResponse(responseCode = "204", description = "There is no policy.")
    public Uni<Void> remove(@PathParam("name") String name) {
        return policies.removeOfModel(name);
    }
}

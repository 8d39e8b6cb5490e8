package io.romanesco.api.policies;

import io.quarkus.resteasy.reactive.jackson.CustomDeserialization;
import io.romanesco.api.platform.ErrorCode;
import io.romanesco.api.platform.StrictJson;
import io.romanesco.contract.SourcePolicy;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Which models analyse the images of a source whose sender asks for none. */
@Path("/api/v1/sources/policy")
@Tag(name = "policies")
@Produces(MediaType.APPLICATION_JSON)
public class SourcePolicyResource {

    private final PolicyService policies;

    SourcePolicyResource(PolicyService policies) {
        this.policies = policies;
    }

    @GET
    @Operation(operationId = "getSourcePolicy", summary = "Which models a source's images get")
    public Uni<SourcePolicy> get(
            @QueryParam("source") @Parameter(required = true, example = "/cameras/gate")
                    String source) {
        SourcePolicyRequest.requireSource(source);
        return policies.ofSource(source);
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @CustomDeserialization(StrictJson.class)
    @Operation(operationId = "setSourcePolicy", summary = "Chooses the models of a source's images")
    public Uni<SourcePolicy> set(
            @QueryParam("source") @Parameter(required = true, example = "/cameras/gate")
                    String source,
            SourcePolicyRequest request) {
        if (request == null) {
            throw ErrorCode.BAD_POLICY.because("Send a policy: {\"models\":[\"coco-objects\"]}.");
        }
        return policies.set(request.toPolicy(source));
    }

    @DELETE
    @Operation(operationId = "removeSourcePolicy", summary = "Goes back to the default model")
    @APIResponse(responseCode = "204", description = "There is no policy.")
    public Uni<Void> remove(
            @QueryParam("source") @Parameter(required = true, example = "/cameras/gate")
                    String source) {
        SourcePolicyRequest.requireSource(source);
        return policies.removeOfSource(source);
    }
}

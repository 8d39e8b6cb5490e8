package io.romanesco.api.policies;

import io.romanesco.contract.ModelPolicy;
import io.romanesco.contract.SourcePolicy;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** All policies. */
@Path("/api/v1/policies")
@Tag(name = "policies")
@Produces(MediaType.APPLICATION_JSON)
public class PolicyResource {

    private final PolicyService policies;

    PolicyResource(PolicyService policies) {
        this.policies = policies;
    }

    /** The policies that somebody gave. */
    @Schema(
            name = "Policies",
            requiredProperties = {"models", "sources"})
    public record AllPolicies(List<ModelPolicy> models, List<SourcePolicy> sources) {}

    @GET
    @Operation(
            operationId = "getPolicies",
            summary = "The policies of models and sources that somebody gave")
    public Uni<AllPolicies> all() {
        return Uni.combine()
                .all()
                .unis(policies.ofModels(), policies.ofSources())
                .with(AllPolicies::new);
    }
}

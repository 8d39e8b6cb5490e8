package io.romanesco.api.disagreements;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Images about which two models disagree. */
@Path("/api/v1/disagreements")
@Tag(name = "models")
@Produces(MediaType.APPLICATION_JSON)
public class DisagreementResource {

    private final DisagreementSearch search;

    DisagreementResource(DisagreementSearch search) {
        this.search = search;
    }

    /** How often two models disagree. */
    @Schema(requiredProperties = "counts")
    public record DisagreementCounts(List<PairCount> counts) {}

    /** How often two models disagree in one way. */
    @Schema(
            name = "DisagreementCount",
            requiredProperties = {"a", "b", "kind", "count"})
    public record PairCount(
            @Schema(examples = "vegetables@1.0.0") String a,
            @Schema(examples = "vegetables@2.0.0") String b,
            @Schema(
                            implementation = String.class,
                            enumeration = {"category", "missed", "extra", "iou"})
                    Disagreement.Kind kind,
            long count) {}

    @GET
    @Operation(
            operationId = "findDisagreements",
            summary = "Images about which two models of one task disagree, the latest first",
            description =
                    "`category`: another category; `missed` and `extra`: only one model has found"
                            + " something; `iou`: both have, but the places overlap little.")
    @APIResponse(responseCode = "200", description = "A page.")
    public Uni<DisagreementPage> find(@BeanParam DisagreementQuery query) {
        return search.find(query);
    }

    @GET
    @Path("/counts")
    @Operation(
            operationId = "countDisagreements",
            summary = "How often which models disagree, by kind")
    public Uni<DisagreementCounts> counts() {
        return search.counts().map(DisagreementCounts::new);
    }
}

package io.romanesco.api.statistics;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Statistics. Counting a large table takes a while, so requests share one count for {@link
 * StatsConfig#maxAge()}.
 */
@Path("/api/v1/stats")
@Tag(name = "gallery")
@Produces(MediaType.APPLICATION_JSON)
public class StatsResource {

    private final Uni<Stats> stats;

    StatsResource(StatsRepository repository, StatsConfig config) {
        this.stats =
                Uni.createFrom()
                        .deferred(repository::count)
                        .memoize()
                        .forFixedDuration(config.maxAge());
    }

    @GET
    @Operation(
            operationId = "getStats",
            summary =
                    "Counts by status, category, object, colour, source, model and reason of"
                            + " rejection",
            description = "Also the share of images whose classification is their label.")
    public Uni<Stats> stats() {
        return stats;
    }
}

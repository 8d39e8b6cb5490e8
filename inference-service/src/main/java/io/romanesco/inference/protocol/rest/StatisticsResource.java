package io.romanesco.inference.protocol.rest;

import io.romanesco.inference.protocol.InferenceStatistics;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Optional;

/** Counts and times of the requests for inferences of a model. */
@Path("/v2/models/{model}")
@NonBlocking
public class StatisticsResource {

    private final InferenceStatistics statistics;

    StatisticsResource(InferenceStatistics statistics) {
        this.statistics = statistics;
    }

    @GET
    @Path("stats")
    public StatisticsJson ofModel(@PathParam("model") String model) {
        return of(model, Optional.empty());
    }

    @GET
    @Path("versions/{version}/stats")
    public StatisticsJson ofVersion(
            @PathParam("model") String model, @PathParam("version") String version) {
        return of(model, Optional.of(version));
    }

    private StatisticsJson of(String model, Optional<String> version) {
        return StatisticsJson.of(statistics.of(model, version));
    }
}

package io.romanesco.inference.protocol.rest;

import io.romanesco.inference.protocol.InferenceStatistics;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Counts and times of the requests for inferences of all models. */
@Path("/v2/models/stats")
@NonBlocking
public class AllStatisticsResource {

    private final InferenceStatistics statistics;

    AllStatisticsResource(InferenceStatistics statistics) {
        this.statistics = statistics;
    }

    @GET
    public StatisticsJson all() {
        return StatisticsJson.of(statistics.all());
    }
}

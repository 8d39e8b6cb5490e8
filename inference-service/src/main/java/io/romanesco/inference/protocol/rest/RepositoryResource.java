package io.romanesco.inference.protocol.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.romanesco.inference.protocol.RepositoryControl;
import io.romanesco.inference.protocol.RepositoryControl.IndexEntry;
import io.romanesco.inference.protocol.RequestPool;
import io.romanesco.inference.protocol.tensor.ProtocolException;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The model repository: what is there, and loading and unloading of it. */
@Path("/v2/repository")
@NonBlocking
public class RepositoryResource {

    private final RepositoryControl repository;
    private final RequestPool pool;
    private final ObjectMapper json;

    RepositoryResource(RepositoryControl repository, RequestPool pool, ObjectMapper json) {
        this.repository = repository;
        this.pool = pool;
        this.json = json;
    }

    @POST
    @Path("index")
    public List<IndexEntry> index(byte[] body) {
        return repository.index(read(body).path("ready").asBoolean(false));
    }

    @POST
    @Path("models/{model}/load")
    public Uni<Response> load(@PathParam("model") String model, byte[] body) {
        return pool.run(() -> {
            repository.load(model, parameters(body));
            return Response.ok().build();
        });
    }

    @POST
    @Path("models/{model}/unload")
    public Uni<Response> unload(@PathParam("model") String model, byte[] body) {
        return pool.run(() -> {
            repository.unload(model, parameters(body));
            return Response.ok().build();
        });
    }

    private Set<String> parameters(byte[] body) {
        return read(body)
                .path("parameters")
                .propertyStream()
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private JsonNode read(byte[] body) {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException malformed) {
            throw ProtocolException.invalid(
                    "the request is no JSON: " + malformed.getOriginalMessage());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}

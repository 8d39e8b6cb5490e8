package io.romanesco.e2e.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.romanesco.e2e.client.Api;
import io.romanesco.e2e.client.Broker;
import io.romanesco.e2e.client.Patience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The same servers and packages without the launcher, so that a test may kill, freeze and multiply
 * each part: the servers, an api-service, and two inference-services of which the second does not
 * run at first.
 */
public final class SeparateStack implements Stack {

    private final Path logs = Folders.logs("separate");
    private final Program servers = Program.launcher("servers", logs, List.of("servers"));
    private JsonNode addresses;
    private Service api;
    private Service inference;
    private Service secondInference;

    @Override
    public SeparateStack start() {
        Patience.await("the servers to be ready")
                .until(() -> servers.output().endsWith("}\n") || !servers.isAlive());
        addresses = addresses(servers);
        api = Service.api(addresses, logs);
        inference = Service.inference("inference-service-1", addresses, logs);
        secondInference = Service.inference("inference-service-2", addresses, logs);
        api.start();
        inference.start();
        api.awaitReady();
        inference.awaitReady();
        return this;
    }

    /** The process that the broker and the object store live in; PostgreSQL has its own. */
    public Program servers() {
        return servers;
    }

    public Service apiService() {
        return api;
    }

    public Service inference() {
        return inference;
    }

    public Service secondInference() {
        return secondInference;
    }

    @Override
    public Api api() {
        return api.api();
    }

    @Override
    public Broker broker() {
        return new Broker(addresses.at("/kafka/bootstrapServers").asText());
    }

    @Override
    public void close() {
        Stream.of(secondInference, inference, api).filter(Objects::nonNull).forEach(Service::close);
        servers.close();
    }

    private static JsonNode addresses(Program servers) {
        if (!servers.isAlive()) {
            throw new AssertionError("The servers ended. " + servers.log());
        }
        try {
            return new ObjectMapper().readTree(servers.output());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

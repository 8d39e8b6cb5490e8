package io.romanesco.inference.protocol;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The Open Inference Protocol, over HTTP at {@code /v2} and over gRPC. */
@ConfigMapping(prefix = "romanesco.protocol")
public interface ProtocolConfig {

    /**
     * Largest request over HTTP. For gRPC: {@code quarkus.grpc.server.max-inbound-message-size}.
     */
    MemorySize maxRequestSize();

    /** Bytes of all requests that are in work or wait. Further ones are refused with 503. */
    @WithDefault("64M")
    MemorySize maxBytes();

    /**
     * Largest answer. An answer as JSON may have a quarter of it in binary form, since numbers take
     * about four times the room as text.
     */
    @WithDefault("64M")
    MemorySize maxResponseSize();

    /** Requests that are in work at once. They decode images and wait for inferences. */
    @WithDefault("4")
    int threads();

    /** Requests that wait for a thread. Further ones are refused with 503. */
    @WithDefault("16")
    int queue();

    /** Encoded images in one request, at most. */
    @WithDefault("16")
    int maxImages();

    /**
     * Whether clients may load and unload models. Off by default: the ports have no authentication,
     * and whoever reaches them could unload a model that others use.
     */
    @WithDefault("false")
    boolean modelControl();
}

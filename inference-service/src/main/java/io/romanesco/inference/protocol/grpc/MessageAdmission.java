package io.romanesco.inference.protocol.grpc;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.quarkus.grpc.GlobalInterceptor;
import io.romanesco.inference.protocol.MessageArrivals;
import io.romanesco.inference.protocol.MessageArrivals.Arrival;
import io.romanesco.inference.protocol.grpc.wire.GRPCInferenceServiceGrpc;
import io.romanesco.inference.protocol.tensor.ProtocolException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Asks a client for its message once there is room for it. Until then HTTP/2's flow control keeps
 * it with the client, up to the window of its stream. Questions whether the server lives and is
 * ready are never kept waiting.
 */
@GlobalInterceptor
@ApplicationScoped
class MessageAdmission implements ServerInterceptor {

    private static final Set<String> AT_ONCE =
            Set.of(
                    GRPCInferenceServiceGrpc.getServerLiveMethod().getFullMethodName(),
                    GRPCInferenceServiceGrpc.getServerReadyMethod().getFullMethodName());

    private final MessageArrivals arrivals;

    MessageAdmission(MessageArrivals arrivals) {
        this.arrivals = arrivals;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        if (AT_ONCE.contains(call.getMethodDescriptor().getFullMethodName())) {
            return next.startCall(call, headers);
        }
        Optional<Arrival> arrival = arrivals.begin();
        if (arrival.isEmpty()) {
            ProtocolException overload = ProtocolException.overload();
            call.close(
                    GrpcErrors.status(overload.reason()).withDescription(overload.getMessage()),
                    new Metadata());
            return new ServerCall.Listener<>() {};
        }
        return new Receiver<>(
                next.startCall(new Held<>(call, arrival.get()), headers), arrival.get());
    }

    /** A call whose message waits for room. */
    private static final class Held<Q, A> extends SimpleForwardingServerCall<Q, A> {

        private final Arrival arrival;
        private final AtomicBoolean asked = new AtomicBoolean();

        private Held(ServerCall<Q, A> call, Arrival arrival) {
            super(call);
            this.arrival = arrival;
        }

        /** All calls of the protocol have one message, so only the first request waits. */
        @Override
        public void request(int messages) {
            if (asked.compareAndSet(false, true)) {
                arrival.whenThereIsRoom(() -> super.request(messages));
            } else {
                super.request(messages);
            }
        }
    }

    /** Returns the room when the service has the message and counts its bytes, or at the end. */
    private static final class Receiver<Q> extends SimpleForwardingServerCallListener<Q> {

        private final Arrival arrival;

        private Receiver(ServerCall.Listener<Q> service, Arrival arrival) {
            super(service);
            this.arrival = arrival;
        }

        @Override
        public void onHalfClose() {
            try {
                super.onHalfClose();
            } finally {
                arrival.close();
            }
        }

        @Override
        public void onCancel() {
            arrival.close();
            super.onCancel();
        }

        @Override
        public void onComplete() {
            arrival.close();
            super.onComplete();
        }
    }
}

package io.romanesco.local.launch;

import io.romanesco.local.LocalFailure;
import io.romanesco.local.process.Watchdog;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The servers and the services over the time of one {@code run}: starts the services when the
 * servers are ready, starts again what ends by itself, stops the services before the servers.
 */
final class Stack {

    private static final int LINES_OF_LOG = 12;

    private final Part servers;
    private final List<Part> services;
    private final Watchdog watchdog;
    private final Screen screen;
    private final BlockingQueue<StackEvent> events = new LinkedBlockingQueue<>();
    private boolean servicesStarted;

    Stack(Part servers, List<Part> services, Watchdog watchdog, Screen screen) {
        this.servers = servers;
        this.services = services;
        this.watchdog = watchdog;
        this.screen = screen;
    }

    /** Asks for an orderly stop, from any thread. */
    void requestStop() {
        events.add(new StackEvent.Stop());
    }

    /**
     * Starts everything and stays until a stop is asked for.
     *
     * @param allReady runs whenever all parts have become ready
     * @throws LocalFailure when a part cannot be started or brought back
     */
    void run(Runnable allReady) throws IOException, InterruptedException {
        servers.start(watchdog, events::add);
        while (true) {
            switch (events.take()) {
                case StackEvent.Ready(Part part) -> ready(part, allReady);
                case StackEvent.NotReady(Part part, String reason) ->
                        throw failure(part, "is " + reason);
                case StackEvent.Ended(Part part, int status) -> ended(part, status);
                case StackEvent.Restart(Part part) -> part.start(watchdog, events::add);
                case StackEvent.Stop() -> {
                    return;
                }
            }
        }
    }

    private void ready(Part part, Runnable allReady) throws IOException {
        boolean again = part.restarts().restarts() > 0;
        part.nowReady();
        String name = part == servers ? "PostgreSQL, Kafka, S3" : part.spec().name();
        screen.done(again ? name + " again" : name, part.secondsSinceStart());
        if (part == servers && !servicesStarted) {
            servicesStarted = true;
            for (Part service : services) {
                service.start(watchdog, events::add);
            }
        }
        if (all().allMatch(Part::ready)) {
            allReady.run();
        }
    }

    private void ended(Part part, int status) {
        Optional<Duration> wait = part.restarts().ended(System.nanoTime(), part.ready());
        part.nowGone();
        if (wait.isEmpty()) {
            throw failure(part, "ended with status " + status);
        }
        screen.trouble(
                "%s ended with status %d (log: %s); starting it again in %d s (%d of %d)"
                        .formatted(
                                part.spec().name(),
                                status,
                                part.spec().log(),
                                wait.get().toSeconds(),
                                part.restarts().restarts(),
                                RestartPolicy.MOST));
        LogTail.of(part.spec().log(), 3).forEach(line -> screen.line("      " + line));
        CompletableFuture.delayedExecutor(wait.get().toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> events.add(new StackEvent.Restart(part)));
    }

    private static LocalFailure failure(Part part, String what) {
        return new LocalFailure(
                "%s %s. The end of %s:\n  %s"
                        .formatted(
                                part.spec().name(),
                                what,
                                part.spec().log(),
                                String.join("\n  ", LogTail.of(part.spec().log(), LINES_OF_LOG))));
    }

    /**
     * Stops the services, then the servers.
     *
     * @param patience how long the services may take, all together; then they are killed
     * @param serverPatience how long the servers may take after that
     */
    void stop(Duration patience, Duration serverPatience) throws InterruptedException {
        List<ChildProcess> running =
                services.stream().filter(Part::running).map(Part::child).toList();
        running.forEach(ChildProcess::terminate);
        long deadline = System.nanoTime() + patience.toNanos();
        for (ChildProcess child : running) {
            child.awaitEnd(Duration.ofNanos(deadline - System.nanoTime()));
        }
        if (servers.running()) {
            servers.child().terminate();
            servers.child().awaitEnd(serverPatience);
        }
    }

    /** Kills everything. PostgreSQL ends by its own watchdog. */
    void kill() {
        all().filter(Part::running).map(Part::child).forEach(ChildProcess::kill);
    }

    private Stream<Part> all() {
        return Stream.concat(Stream.of(servers), services.stream());
    }
}

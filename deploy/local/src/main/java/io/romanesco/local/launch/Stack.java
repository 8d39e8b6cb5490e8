package io.romanesco.local.launch;

import io.romanesco.local.UserError;
import io.romanesco.local.launch.ManagedProcess.Event;
import io.romanesco.local.process.Watchdog;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The servers and services during one run: starts the services when the servers are ready, restarts
 * what ends by itself, and stops the services before the servers.
 */
final class Stack {

    private static final int FAILURE_LOG_LINES = 12;
    private static final int RESTART_LOG_LINES = 3;
    private static final Duration READY_TIMEOUT = Duration.ofMinutes(3);

    private final StackPorts ports;
    private final Layout layout;
    private final Watchdog watchdog;
    private final StatusPrinter status;
    private final ReadyCheck.ServersLine serversLine = new ReadyCheck.ServersLine();
    private final ManagedProcess servers;
    private final ManagedProcess api;
    private final List<ManagedProcess> services = new ArrayList<>();

    /** What the main thread does next: each task runs there, in order. */
    private final BlockingQueue<Task> tasks = new LinkedBlockingQueue<>();

    private boolean servicesStarted;
    private boolean stopRequested;

    private interface Task {
        void run() throws IOException;
    }

    Stack(ProcessSpecs specs, Watchdog watchdog, StatusPrinter status) {
        this.ports = specs.ports();
        this.layout = specs.layout();
        this.watchdog = watchdog;
        this.status = status;
        HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
        servers = new ManagedProcess(specs.servers(), serversLine);
        api = new ManagedProcess(specs.api(), health(client, ports.page()));
        services.add(api);
        for (int i = 0; i < ports.inference().size(); i++) {
            services.add(
                    new ManagedProcess(
                            specs.inference(i + 1), health(client, ports.inference().get(i))));
        }
    }

    private static ReadyCheck health(HttpClient client, int port) {
        URI health = URI.create("http://localhost:" + port + "/q/health/ready");
        return new ReadyCheck.HttpHealth(client, health, READY_TIMEOUT);
    }

    /** Asks for an orderly stop; may be called from any thread. */
    void requestStop() {
        tasks.add(() -> stopRequested = true);
    }

    /**
     * Starts everything and returns when a stop was requested.
     *
     * @param allReady runs whenever all processes have become ready
     * @throws UserError if a process cannot be started or restarted
     */
    void run(Runnable allReady) throws IOException, InterruptedException {
        start(servers, allReady);
        while (!stopRequested) {
            tasks.take().run();
        }
    }

    private void start(ManagedProcess process, Runnable allReady) throws IOException {
        process.start(watchdog, event -> tasks.add(() -> handle(event, allReady)));
    }

    private void handle(Event event, Runnable allReady) throws IOException {
        switch (event) {
            case Event.Ready(ManagedProcess process) -> ready(process, allReady);
            case Event.NotReady(ManagedProcess process, String reason) ->
                    throw failure(process, "is " + reason);
            case Event.Ended(ManagedProcess process, int exit) -> ended(process, exit, allReady);
        }
    }

    private void ready(ManagedProcess process, Runnable allReady) throws IOException {
        boolean restarted = process.restarts().restarts() > 0;
        process.markReady();
        String name = process == servers ? "PostgreSQL, Kafka, S3" : process.spec().name();
        status.done(restarted ? name + " again" : name, process.secondsSinceStart());
        if (process == servers && !servicesStarted) {
            servicesStarted = true;
            for (ManagedProcess service : services) {
                start(service, allReady);
            }
        }
        if (all().allMatch(ManagedProcess::ready)) {
            allReady.run();
        }
    }

    private void ended(ManagedProcess process, int exit, Runnable allReady) {
        Optional<Duration> pause = process.restarts().ended(System.nanoTime(), process.ready());
        process.markEnded();
        if (pause.isEmpty()) {
            throw failure(process, "ended with status " + exit);
        }
        ProcessSpec spec = process.spec();
        status.trouble(
                "%s ended with status %d (log: %s); restarting it in %d s (%d of %d)"
                        .formatted(
                                spec.name(),
                                exit,
                                spec.log(),
                                pause.get().toSeconds(),
                                process.restarts().restarts(),
                                RestartPolicy.MAX_RESTARTS));
        LogFiles.tail(spec.log(), RESTART_LOG_LINES).forEach(line -> status.line("      " + line));
        CompletableFuture.delayedExecutor(pause.get().toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> tasks.add(() -> start(process, allReady)));
    }

    private static UserError failure(ManagedProcess process, String what) {
        ProcessSpec spec = process.spec();
        List<String> lines = LogFiles.tail(spec.log(), FAILURE_LOG_LINES);
        return new UserError(
                "%s %s. The end of %s:\n  %s"
                        .formatted(spec.name(), what, spec.log(), String.join("\n  ", lines)));
    }

    /** Addresses and processes of the stack, once everything is ready. */
    RunReport report() {
        List<RunReport.RunningProcess> processes = new ArrayList<>();
        long launcher = ProcessHandle.current().pid();
        processes.add(new RunReport.RunningProcess("launcher", launcher, null, null));
        processes.add(new RunReport.RunningProcess("watchdog", watchdog.pid(), null, null));
        long postgres = serversLine.info().postgres().pid();
        processes.add(new RunReport.RunningProcess("postgres", postgres, null, null));
        processes.add(running(servers, null));
        processes.add(running(api, ports.pageUrl()));
        for (int i = 0; i < ports.inference().size(); i++) {
            String url = "http://localhost:" + ports.inference().get(i);
            processes.add(running(services.get(i + 1), url));
        }
        return new RunReport(
                ports.pageUrl(),
                ports.pageUrl() + "/q/swagger-ui",
                serversLine.info().kafka(),
                serversLine.info().postgres(),
                serversLine.info().s3(),
                processes,
                layout.data().toString());
    }

    private static RunReport.RunningProcess running(ManagedProcess process, String url) {
        ProcessSpec spec = process.spec();
        return new RunReport.RunningProcess(spec.name(), process.pid(), url, spec.log().toString());
    }

    /**
     * Stops the services, then the servers.
     *
     * @param serviceTimeout for all services together; then they are killed
     * @param serverTimeout for the servers, after that
     */
    void stop(Duration serviceTimeout, Duration serverTimeout) throws InterruptedException {
        List<ManagedProcess> running = services.stream().filter(ManagedProcess::running).toList();
        running.forEach(ManagedProcess::terminate);
        long deadline = System.nanoTime() + serviceTimeout.toNanos();
        for (ManagedProcess service : running) {
            service.awaitEnd(Duration.ofNanos(deadline - System.nanoTime()));
        }
        if (servers.running()) {
            servers.terminate();
            servers.awaitEnd(serverTimeout);
        }
    }

    /** Kills everything at once. PostgreSQL ends by its own watchdog. */
    void kill() {
        all().filter(ManagedProcess::running).forEach(ManagedProcess::kill);
    }

    private Stream<ManagedProcess> all() {
        return Stream.concat(Stream.of(servers), services.stream());
    }
}

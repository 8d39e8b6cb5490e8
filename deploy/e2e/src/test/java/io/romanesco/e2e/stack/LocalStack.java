package io.romanesco.e2e.stack;

import io.romanesco.e2e.client.Api;
import io.romanesco.e2e.client.Broker;
import io.romanesco.e2e.client.Patience;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The stack as {@code make run} starts it, on free ports, with data in a temporary folder. */
public final class LocalStack implements AutoCloseable {

    private final Path data = Folders.temporary();
    private final Path logs;
    private final Map<String, String> environment = new HashMap<>();
    private Program launcher;

    /** Creates a stack without starting it; its log folder gets the name. */
    public LocalStack(String name) {
        this.logs = Folders.logs(name);
    }

    /** Sets an environment variable of the next starts; null removes it. */
    public void setVariable(String name, String value) {
        if (value == null) {
            environment.remove(name);
        } else {
            environment.put(name, value);
        }
    }

    /** Starts the launcher and waits until everything is ready. */
    public LocalStack start(String... options) {
        launch(options);
        awaitReady();
        return this;
    }

    /** Starts the launcher without waiting. Ports that the options do not name are free ones. */
    public Program launch(String... options) {
        List<String> arguments = new ArrayList<>();
        arguments.addAll(List.of("run", "--home", ".", "--data", data.toString()));
        arguments.addAll(List.of("--stop-at-end-of-input", "--inference-port", "0"));
        arguments.addAll(List.of("--grpc-port", "0"));
        for (String port : List.of("--port", "--kafka-port", "--postgres-port", "--s3-port")) {
            if (!List.of(options).contains(port)) {
                arguments.addAll(List.of(port, "0"));
            }
        }
        arguments.addAll(List.of(options));
        launcher = Program.launcher("run", logs, arguments, environment);
        return launcher;
    }

    /** Waits until the launcher reports that everything is ready and nothing has ended since. */
    public void awaitReady() {
        Patience.await("the stack to be ready")
                .until(() -> {
                    if (!launcher.isAlive()) {
                        throw new AssertionError("The launcher ended. " + launcher.log());
                    }
                    return RunReport.of(data).filter(this::isPresent).isPresent();
                });
    }

    /** Addresses and processes. */
    public RunReport report() {
        return RunReport.of(data).orElseThrow();
    }

    public Program launcher() {
        return launcher;
    }

    public Path data() {
        return data;
    }

    public Path logs() {
        return logs;
    }

    public Api api() {
        return report().process("api-service").http();
    }

    public Broker broker() {
        return new Broker(report().kafka());
    }

    /** All its processes: descendants of the launcher, and processes that use its data folder. */
    public List<ProcessHandle> processes() {
        String folder = data.toString();
        Stream<ProcessHandle> onData =
                ProcessHandle.allProcesses()
                        .filter(p -> p.info().commandLine().orElse("").contains(folder))
                        .flatMap(p -> Stream.concat(Stream.of(p), p.descendants()));
        return Stream.concat(launcher.handle().descendants(), onData)
                .filter(process -> !process.equals(launcher.handle()))
                .distinct()
                .toList();
    }

    @Override
    public void close() {
        if (launcher != null) {
            launcher.close();
        }
        Folders.copy(data.resolve("logs"), logs);
        Folders.delete(data);
    }

    /** False for the report of a launcher that was killed. */
    private boolean isPresent(RunReport report) {
        return report.process("launcher").pid() == launcher.handle().pid()
                && report.processes().stream().allMatch(StackProcess::isAlive);
    }
}

package io.romanesco.e2e.stack;

import io.romanesco.e2e.client.Api;
import io.romanesco.e2e.client.Broker;
import io.romanesco.e2e.client.Patience;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** All of it as {@code make run} starts it, on free ports, with data in a temporary folder. */
public final class LocalStack implements AutoCloseable {

    private final Path data = Folders.temporary();
    private final Path logs;
    private Program launcher;

    /** A stack that does not run yet; the name is that of its folder of logs. */
    public LocalStack(String name) {
        this.logs = Folders.logs(name);
    }

    /** Starts the launcher and waits until everything is ready. */
    public LocalStack start(String... options) {
        launch(options);
        awaitReady();
        return this;
    }

    /** Starts the launcher without waiting; ports are free ones where the options name none. */
    public Program launch(String... options) {
        List<String> arguments = new ArrayList<>();
        arguments.addAll(List.of("run", "--home", ".", "--data", data.toString()));
        arguments.addAll(List.of("--stop-at-end-of-input", "--inference-port", "0"));
        for (String port : List.of("--port", "--kafka-port", "--postgres-port", "--s3-port")) {
            if (!List.of(options).contains(port)) {
                arguments.addAll(List.of(port, "0"));
            }
        }
        arguments.addAll(List.of(options));
        launcher = Program.launcher("run", logs, arguments);
        return launcher;
    }

    /** Waits until the launcher reports that everything is ready and nothing has ended since. */
    public void awaitReady() {
        Patience.await("the stack to be ready")
                .until(() -> {
                    if (!launcher.isAlive()) {
                        throw new AssertionError("The launcher ended. " + launcher.log());
                    }
                    return Report.of(data).filter(this::isPresent).isPresent();
                });
    }

    /** What runs where. */
    public Report report() {
        return Report.of(data).orElseThrow();
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
        return report().part("api-service").http();
    }

    public Broker broker() {
        return new Broker(report().kafka());
    }

    /** All processes that belong to the stack now: descendants, and whoever works on its data. */
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

    /** A launcher that was killed leaves its report behind. */
    private boolean isPresent(Report report) {
        return report.part("launcher").pid() == launcher.handle().pid()
                && report.parts().stream().allMatch(Part::isAlive);
    }
}

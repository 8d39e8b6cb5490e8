package io.romanesco.e2e.stack;

import io.romanesco.e2e.client.Api;
import io.romanesco.e2e.client.Broker;
import io.romanesco.e2e.client.Patience;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All of it as {@code make run} starts it: the launcher on free ports, with data in a temporary
 * folder.
 */
public final class LocalStack implements Stack {

    private final Path data;
    private final Path logs;
    private final StackPorts ports;
    private Program launcher;

    private LocalStack(Path data, Path logs, StackPorts ports) {
        this.data = data;
        this.logs = logs;
        this.ports = ports;
    }

    /** A stack that does not run yet; the name is that of its folder of logs. */
    public static LocalStack prepared(String name) {
        return new LocalStack(Folders.temporary(), Folders.logs(name), StackPorts.free());
    }

    @Override
    public LocalStack start() {
        launch();
        awaitReady();
        return this;
    }

    /** Waits until both services say that they are ready. */
    public void awaitReady() {
        Api inference = new Api(ports.inference());
        Patience.await("the stack to be ready")
                .until(() -> {
                    if (!launcher.isAlive()) {
                        throw new AssertionError("The launcher ended. " + launcher.log());
                    }
                    return api().isUp("ready") && inference.isUp("ready");
                });
    }

    /** Starts the launcher without waiting. */
    public Program launch() {
        launcher = Program.launcher("run", logs, runArguments());
        return launcher;
    }

    /** The launcher's process. */
    public Program launcher() {
        return launcher;
    }

    public Path data() {
        return data;
    }

    public Path logs() {
        return logs;
    }

    public StackPorts ports() {
        return ports;
    }

    /**
     * All processes that belong to the launcher now: its descendants, and whoever works on its
     * data.
     */
    public Set<ProcessHandle> processes() {
        String folder = data.toString();
        Stream<ProcessHandle> onData =
                ProcessHandle.allProcesses()
                        .filter(p -> p.info().commandLine().orElse("").contains(folder))
                        .flatMap(p -> Stream.concat(Stream.of(p), p.descendants()));
        return Stream.concat(launcher.handle().descendants(), onData).collect(Collectors.toSet());
    }

    @Override
    public Api api() {
        return new Api(ports.api());
    }

    @Override
    public Broker broker() {
        return new Broker("localhost:" + ports.kafka());
    }

    @Override
    public void close() {
        if (launcher != null) {
            launcher.close();
        }
        Folders.delete(data);
    }

    private List<String> runArguments() {
        List<String> arguments = new ArrayList<>();
        arguments.addAll(List.of("run", "--home", ".", "--data", data.toString()));
        arguments.addAll(ports.arguments());
        return arguments;
    }
}

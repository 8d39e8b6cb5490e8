package io.romanesco.local.launch;

import io.romanesco.local.process.Watchdog;
import java.io.IOException;
import java.util.function.Consumer;

/** One part of the stack over all its starts. Used by the launcher's main thread only. */
final class Part {

    private final ProcessSpec spec;
    private final ReadyCheck check;
    private final RestartPolicy restarts = new RestartPolicy();
    private ChildProcess child;
    private long startedAt;
    private boolean ready;

    Part(ProcessSpec spec, ReadyCheck check) {
        this.spec = spec;
        this.check = check;
    }

    ProcessSpec spec() {
        return spec;
    }

    /** Starts the process; tells later that it got ready, failed to, or ended. */
    void start(Watchdog watchdog, Consumer<StackEvent> tell) throws IOException {
        ready = false;
        startedAt = System.nanoTime();
        child = ChildProcess.start(spec, watchdog);
        Process process = child.process();
        child.ended().thenAccept(status -> tell.accept(new StackEvent.Ended(this, status)));
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        if (check.await(process)) {
                            tell.accept(new StackEvent.Ready(this));
                        }
                    } catch (Exception e) {
                        tell.accept(new StackEvent.NotReady(this, e.getMessage()));
                    }
                });
    }

    void nowReady() {
        ready = true;
        restarts.ready(System.nanoTime());
    }

    void nowGone() {
        ready = false;
    }

    boolean ready() {
        return ready;
    }

    RestartPolicy restarts() {
        return restarts;
    }

    double secondsSinceStart() {
        return (System.nanoTime() - startedAt) / 1e9;
    }

    /** The running process; null before the first start. */
    ChildProcess child() {
        return child;
    }

    boolean running() {
        return child != null && child.alive();
    }
}

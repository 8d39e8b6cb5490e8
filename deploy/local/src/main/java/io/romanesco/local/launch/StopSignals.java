package io.romanesco.local.launch;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import sun.misc.Signal;

/**
 * Ctrl-C, SIGTERM and a closed terminal: the first asks for an orderly stop, the second ends it.
 */
final class StopSignals {

    private final AtomicInteger count = new AtomicInteger();

    /**
     * @param orderly runs at the first signal
     * @param atOnce runs at the second
     */
    void listen(Runnable orderly, Runnable atOnce) {
        for (String name : List.of("INT", "TERM", "HUP")) {
            Signal.handle(
                    new Signal(name),
                    signal -> {
                        if (count.incrementAndGet() == 1) {
                            orderly.run();
                        } else {
                            atOnce.run();
                        }
                    });
        }
    }
}

package io.romanesco.local.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** Free TCP ports of this machine. */
public final class FreePorts {

    /** Linux takes ports from 32,768 on for outgoing connections; those below stay free. */
    private static final int LOWEST = 20_000;

    private static final int END = 32_768;

    /** A chosen port looks free until its server listens, so chosen ports are remembered. */
    private static final Set<Integer> CHOSEN = ConcurrentHashMap.newKeySet();

    private FreePorts() {}

    /** The port itself, or a free one for 0. */
    public static int orFree(int port) {
        return port == 0 ? free() : port;
    }

    /** A port without a listener; a different one at each call. */
    public static int free() {
        return ThreadLocalRandom.current()
                .ints(LOWEST, END)
                .filter(port -> !taken(port) && CHOSEN.add(port))
                .findFirst()
                .orElseThrow();
    }

    /** True if a process listens on this port, on any address. */
    public static boolean taken(int port) {
        return !canBind(new InetSocketAddress(port))
                || !canBind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    private static boolean canBind(InetSocketAddress address) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}

package io.romanesco.local.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** TCP ports of this machine. */
public final class Ports {

    /** Below those that Linux gives to outgoing connections, which could take one meanwhile. */
    private static final int LOWEST = 20_000;

    private static final int BEYOND = 32_768;

    /** Nobody listens yet on a port that was just chosen, so asking the machine is not enough. */
    private static final Set<Integer> CHOSEN = ConcurrentHashMap.newKeySet();

    private Ports() {}

    /** The port itself, or a free one for 0. */
    public static int orFree(int port) {
        return port == 0 ? free() : port;
    }

    /** A port that nobody listens on now; a different one at each call. */
    public static int free() {
        return ThreadLocalRandom.current()
                .ints(LOWEST, BEYOND)
                .filter(port -> !taken(port) && CHOSEN.add(port))
                .findFirst()
                .orElseThrow();
    }

    /** Whether somebody listens on this port already, on any address. */
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

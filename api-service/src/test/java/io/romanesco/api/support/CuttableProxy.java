package io.romanesco.api.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;

/**
 * A TCP proxy in front of a server. While the system property {@code romanesco.test.<name>.cut} is
 * true, it closes open connections and refuses to serve new ones. A property, because the test and
 * the proxy are in different class loaders.
 */
final class CuttableProxy implements AutoCloseable {

    private static final int CHECK_EVERY_MILLIS = 50;

    private final String switchName;
    private final int to;
    private final ServerSocket entry;

    CuttableProxy(String name, int to) {
        this.switchName = "romanesco.test." + name + ".cut";
        this.to = to;
        try {
            this.entry = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** The port to connect to. */
    int port() {
        return entry.getLocalPort();
    }

    private boolean isCut() {
        return Boolean.getBoolean(switchName);
    }

    private void accept() {
        while (!entry.isClosed()) {
            try {
                Socket near = entry.accept();
                if (isCut()) {
                    near.close();
                    continue;
                }
                Socket far = new Socket(InetAddress.getLoopbackAddress(), to);
                Thread.ofVirtual().start(() -> pump(near, far));
                Thread.ofVirtual().start(() -> pump(far, near));
            } catch (IOException _) {
                // The next one may do better; closed for good ends the loop.
            }
        }
    }

    private void pump(Socket from, Socket into) {
        byte[] buffer = new byte[1 << 16];
        try (from;
                into) {
            from.setSoTimeout(CHECK_EVERY_MILLIS);
            InputStream in = from.getInputStream();
            OutputStream out = into.getOutputStream();
            for (int read = 0; read >= 0 && !isCut(); ) {
                try {
                    read = in.read(buffer);
                    out.write(buffer, 0, Math.max(0, read));
                } catch (SocketTimeoutException _) {
                    read = 0;
                }
            }
        } catch (IOException _) {
            // Closed by the other side.
        }
    }

    @Override
    public void close() throws IOException {
        entry.close();
    }
}

package io.romanesco.local.launch;

import io.romanesco.local.process.Watchdog;
import io.romanesco.local.servers.ServersInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Says where everything is, to a person once and to programs at every change. */
final class Announcement {

    private final Screen screen;
    private final Layout layout;
    private final StackPorts ports;
    private final Part servers;
    private final List<Part> services;
    private final Watchdog watchdog;
    private boolean shown;

    Announcement(
            Screen screen,
            Layout layout,
            StackPorts ports,
            Part servers,
            List<Part> services,
            Watchdog watchdog) {
        this.screen = screen;
        this.layout = layout;
        this.ports = ports;
        this.servers = servers;
        this.services = services;
        this.watchdog = watchdog;
    }

    RunReport report(ServersInfo info) {
        List<RunReport.RunningProcess> processes = new ArrayList<>();
        processes.add(process("launcher", ProcessHandle.current().pid(), null, null));
        processes.add(process("watchdog", watchdog.pid(), null, null));
        processes.add(process("postgres", info.postgres().pid(), null, null));
        processes.add(running(servers, null));
        processes.add(running(services.getFirst(), url(ports.page())));
        for (int i = 0; i < ports.inference().size(); i++) {
            processes.add(running(services.get(i + 1), url(ports.inference().get(i))));
        }
        return new RunReport(
                url(ports.page()),
                url(ports.page()) + "/q/swagger-ui",
                info.kafka(),
                info.postgres(),
                info.s3(),
                processes,
                layout.data().toString());
    }

    /** Shows the addresses, once. */
    void show(long startedAt) {
        if (shown) {
            return;
        }
        shown = true;
        String page = url(ports.page());
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - startedAt);
        screen.line(
                """

                Romanesco is ready after %d s.
                  Page              %s/
                  API documentation %s/q/swagger-ui
                  Kafka (cameras)   localhost:%d
                  Logs              %s
                Try
                  curl -F file=@carrot.jpg '%s/api/v1/images' -H 'Prefer: wait=10'
                  make import DIR=path/to/images
                Stop it with Ctrl-C.\
                """
                        .formatted(seconds, page, page, ports.kafka(), layout.log("*"), page));
    }

    private static String url(int port) {
        return "http://localhost:" + port;
    }

    private static RunReport.RunningProcess running(Part part, String url) {
        return process(part.spec().name(), part.child().pid(), url, part.spec().log().toString());
    }

    private static RunReport.RunningProcess process(String name, long pid, String url, String log) {
        return new RunReport.RunningProcess(name, pid, url, log);
    }
}

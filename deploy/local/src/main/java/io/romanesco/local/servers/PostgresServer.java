package io.romanesco.local.servers;

import io.romanesco.local.UserError;
import io.romanesco.local.process.Watchdog;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** A PostgreSQL server with its data in a folder. It ends with this JVM, even a killed one. */
final class PostgresServer implements AutoCloseable {

    static final String DATABASE = "romanesco";
    static final String USERNAME = "romanesco";
    static final String PASSWORD = "romanesco";

    private static final int SHUTDOWN_TENTHS = 80;

    private final EmbeddedPostgres postgres;
    private final Watchdog watchdog;
    private final long pid;

    private PostgresServer(EmbeddedPostgres postgres, Watchdog watchdog, long pid) {
        this.postgres = postgres;
        this.watchdog = watchdog;
        this.pid = pid;
    }

    /**
     * @param durable true if a power cut must not lose committed data
     */
    static PostgresServer start(Path folder, int port, boolean durable)
            throws IOException, InterruptedException, SQLException {
        PostmasterFile postmaster = new PostmasterFile(folder);
        postmaster.endLeftover();
        Files.createDirectories(folder);
        EmbeddedPostgres postgres = launch(folder, port, durable ? "on" : "off");
        long pid = postmaster.pid().orElseThrow();
        Watchdog watchdog = new Watchdog("INT", SHUTDOWN_TENTHS);
        watchdog.watch(pid);
        createDatabase(postgres);
        return new PostgresServer(postgres, watchdog, pid);
    }

    private static EmbeddedPostgres launch(Path folder, int port, String sync) throws IOException {
        try {
            return EmbeddedPostgres.builder()
                    .setDataDirectory(folder)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPort(port)
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setLocaleConfig("locale", "C")
                    .setLocaleConfig("locale-provider", "builtin")
                    .setLocaleConfig("builtin-locale", "C.UTF-8")
                    .setServerConfig("fsync", sync)
                    .setServerConfig("synchronous_commit", sync)
                    .setServerConfig("full_page_writes", sync)
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("unix_socket_directories", "''")
                    .setServerConfig("max_connections", "100")
                    .setServerConfig("shared_buffers", "64MB")
                    .start();
        } catch (IllegalStateException e) {
            throw explain(e);
        }
    }

    /** PostgreSQL refuses to run as root; a user namespace gets around that, where allowed. */
    private static RuntimeException explain(IllegalStateException failure) {
        if (!"root".equals(System.getProperty("user.name")) || LinuxUtils.isUnshareAvailable()) {
            return failure;
        }
        return new UserError(
                """
                PostgreSQL does not run as root, and this machine allows no user namespace
                (`unshare -U` failed). Run Romanesco as an ordinary user instead, for example
                  useradd -m romanesco && chown -R romanesco . && su romanesco -c 'make run'
                or, in a container, start it with --user 1000 or with --security-opt seccomp=unconfined.\
                """,
                failure);
    }

    int port() {
        return postgres.getPort();
    }

    long pid() {
        return pid;
    }

    private static void createDatabase(EmbeddedPostgres postgres) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            if (missing(statement, "pg_roles where rolname", USERNAME)) {
                statement.execute("create role " + USERNAME + " login password '" + PASSWORD + "'");
            }
            if (missing(statement, "pg_database where datname", DATABASE)) {
                statement.execute("create database " + DATABASE + " owner " + USERNAME);
            }
        }
    }

    private static boolean missing(Statement statement, String where, String name)
            throws SQLException {
        try (ResultSet rows =
                statement.executeQuery("select 1 from " + where + " = '" + name + "'")) {
            return !rows.next();
        }
    }

    @Override
    public void close() throws IOException {
        postgres.close();
        watchdog.forget(pid);
        watchdog.close();
    }
}

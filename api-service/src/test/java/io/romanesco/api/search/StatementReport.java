package io.romanesco.api.search;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Writes how long statements take, and why. */
final class StatementReport {

    private static final int REPEATS = 9;

    private final Connection connection;
    private final PrintStream report;

    StatementReport(Connection connection, PrintStream report) {
        this.connection = connection;
        this.report = report;
    }

    /** Runs a statement some times, and appends its median time and its last plan. */
    void add(String title, ImageSearchSql sql) throws SQLException {
        String text = sql.text().replaceAll("\\$\\d+", "?");
        List<Object> parameters =
                Pattern.compile("\\$(\\d+)")
                        .matcher(sql.text())
                        .results()
                        .map(number -> sql.parameters().get(Integer.parseInt(number.group(1)) - 1))
                        .toList();
        List<Double> millis = new ArrayList<>();
        List<String> plan = new ArrayList<>();
        try (PreparedStatement statement =
                connection.prepareStatement("explain (analyze, buffers) " + text)) {
            for (int run = 0; run < REPEATS; run++) {
                plan.clear();
                explain(statement, parameters, plan);
                String last = plan.getLast();
                millis.add(Double.parseDouble(last.replaceAll("[^0-9.]", "")));
            }
        }
        millis.sort(null);
        report.printf(
                "%n== %s%n   median %.1f ms, slowest %.1f ms%n",
                title, millis.get(REPEATS / 2), millis.getLast());
        plan.forEach(line -> report.println("   " + line));
    }

    private static void explain(
            PreparedStatement statement, List<Object> parameters, List<String> plan)
            throws SQLException {
        for (int i = 0; i < parameters.size(); i++) {
            Object value = parameters.get(i);
            statement.setObject(
                    i + 1,
                    value instanceof OffsetDateTime time
                            ? time.withOffsetSameInstant(ZoneOffset.UTC)
                            : value);
        }
        try (ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                plan.add(result.getString(1));
            }
        }
    }
}

package io.romanesco.bench.load;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Rows for the gallery, as gallery-rows.sql makes them. */
public final class GalleryRows {

    /** All indexes except unique ones. */
    private static final String INDEXES =
            """
            select c.relname, pg_get_indexdef(i.indexrelid)
            from pg_index i join pg_class c on c.oid = i.indexrelid
            where i.indrelid = 'image'::regclass and not i.indisunique
            """;

    private GalleryRows() {}

    /** Fills a migrated database; the indexes are made anew afterwards, which is much quicker. */
    public static void fill(String database, int rows) throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement()) {
            List<String> definitions = new ArrayList<>();
            List<String> names = new ArrayList<>();
            try (ResultSet indexes = statement.executeQuery(INDEXES)) {
                while (indexes.next()) {
                    names.add(indexes.getString(1));
                    definitions.add(indexes.getString(2));
                }
            }
            for (String name : names) {
                statement.execute("drop index \"" + name + "\"");
            }
            statement.execute(
                    "insert into category select 'Category_' || n from generate_series(0, 14) n"
                            + " on conflict do nothing");
            statement.execute(sql().replace(":rows", Integer.toString(rows)));
            for (String definition : definitions) {
                statement.execute(definition);
            }
            statement.execute("vacuum analyze image");
        }
    }

    private static String sql() throws IOException {
        try (InputStream in = GalleryRows.class.getResourceAsStream("/gallery-rows.sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

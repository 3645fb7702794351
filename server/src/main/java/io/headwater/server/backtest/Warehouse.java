package io.headwater.server.backtest;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The database that files are loaded into: a table a folder, its columns those of the newest file, its rows those of
 * all files with their data dates.
 */
final class Warehouse implements AutoCloseable {
    static final String DATE = "data_date";

    /** A number that begins with a zero is a code. */
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d*)?([eE][-+]?\\d+)?|-?\\.\\d+");

    private final Connection connection;
    private final String schema;
    private final Map<String, Map<String, Column>> tables = new HashMap<>();

    private Warehouse(Connection connection, String schema) {
        this.connection = connection;
        this.schema = schema;
    }

    /** What a column holds; one that never held anything may still become either. */
    enum Column {
        NUMBERS("numeric"),
        TEXTS("text"),
        NOTHING("text");

        private final String type;

        Column(String type) {
            this.type = type;
        }

        private Column and(Column other) {
            return this == NOTHING ? other : other == NOTHING || other == this ? this : TEXTS;
        }
    }

    /** Where the warehouse is. */
    record Address(String url, String user, String password) {
        @Override
        public String toString() {
            return "Address[%s, %s]".formatted(url, user);
        }
    }

    static Warehouse open(Address address, String schema) throws SQLException {
        var connection = DriverManager.getConnection(address.url(), address.user(), address.password());
        var warehouse = new Warehouse(connection, schema);
        // What was loaded is told by the journal; counters that are flushed now and then would tell it twice.
        warehouse.run("set track_counts = off");
        warehouse.run("create schema if not exists " + name(schema));
        return warehouse;
    }

    /** A partition's content: values by column, all of one length. */
    record Part(LocalDate date, Map<String, List<String>> columns, int rows) {}

    boolean has(String table) {
        return tables.containsKey(table);
    }

    /**
     * Gives the table these columns: what is missing is added, what is not among them is dropped.
     *
     * @param numbers columns that hold numbers even when they hold nothing yet
     */
    void reshape(String table, List<String> columns, List<String> numbers) throws SQLException {
        if (!tables.containsKey(table)) {
            run("create table %s (%s date not null)".formatted(path(table), DATE));
            run("create index on %s (%s)".formatted(path(table), DATE));
            tables.put(table, new LinkedHashMap<>());
        }
        var known = columns(table);
        for (String gone : List.copyOf(known.keySet())) {
            if (!columns.contains(gone)) {
                run("alter table %s drop column %s".formatted(path(table), name(gone)));
                known.remove(gone);
            }
        }
        for (String column : columns) {
            if (!known.containsKey(column)) {
                var holds = numbers.contains(column) ? Column.NUMBERS : Column.NOTHING;
                run("alter table %s add column %s %s".formatted(path(table), name(column), holds.type));
                known.put(column, holds);
            }
        }
    }

    /** Writes partitions anew; columns that the table does not have are left out. */
    void write(String table, List<Part> parts) throws SQLException {
        retype(table, parts);
        for (Part part : parts) {
            remove(table, part.date());
            insert(table, part);
        }
    }

    void remove(String table, LocalDate date) throws SQLException {
        try (var statement = connection.prepareStatement("delete from %s where %s = ?".formatted(path(table), DATE))) {
            statement.setObject(1, date);
            statement.execute();
        }
    }

    /** Dead rows of rewritten partitions are cleared away, as a warehouse does by itself. */
    void tidy(String table) throws SQLException {
        run("vacuum analyze " + path(table));
    }

    private void retype(String table, List<Part> parts) throws SQLException {
        var known = columns(table);
        for (var column : List.copyOf(known.entrySet())) {
            var seen = parts.stream()
                    .map(part -> holds(part.columns().getOrDefault(column.getKey(), List.of())))
                    .reduce(Column.NOTHING, Column::and);
            var holds = column.getValue().and(seen);
            if (!holds.type.equals(column.getValue().type)) {
                String c = name(column.getKey());
                run("alter table %s alter column %s type %s using %s::%s"
                        .formatted(path(table), c, holds.type, c, holds.type));
            }
            known.put(column.getKey(), holds);
        }
    }

    static boolean isNumber(String value) {
        return NUMBER.matcher(value).matches();
    }

    private static Column holds(List<String> values) {
        var holds = Column.NOTHING;
        for (String value : values) {
            if (!value.isEmpty()) {
                holds = holds.and(isNumber(value) ? Column.NUMBERS : Column.TEXTS);
            }
        }
        return holds;
    }

    private void insert(String table, Part part) throws SQLException {
        if (part.rows() == 0) {
            return;
        }
        var columns = columns(table).entrySet().stream()
                .filter(column -> part.columns().containsKey(column.getKey()))
                .toList();
        var names = new ArrayList<String>(List.of(DATE));
        var values = new ArrayList<String>(List.of("?::date"));
        for (var column : columns) {
            names.add(name(column.getKey()));
            values.add("nullif(v%d, '')::%s".formatted(names.size(), column.getValue().type));
        }
        String arrays = columns.stream().map(_ -> "?::text[]").collect(Collectors.joining(", "));
        String aliases =
                IntStream.rangeClosed(2, names.size()).mapToObj(i -> "v" + i).collect(Collectors.joining(", "));
        String sql = "insert into %s (%s) select %s from unnest(%s) as u(%s)"
                .formatted(path(table), String.join(", ", names), String.join(", ", values), arrays, aliases);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, part.date());
            for (int i = 0; i < columns.size(); i++) {
                var column = part.columns().getOrDefault(columns.get(i).getKey(), List.of());
                statement.setArray(i + 2, connection.createArrayOf("text", column.toArray(String[]::new)));
            }
            statement.execute();
        }
    }

    private Map<String, Column> columns(String table) {
        var columns = tables.get(table);
        if (columns == null) {
            throw new IllegalStateException("no such table: " + table);
        }
        return columns;
    }

    private String path(String table) {
        return name(schema) + "." + name(table);
    }

    private static String name(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

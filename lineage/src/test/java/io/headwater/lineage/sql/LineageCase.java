package io.headwater.lineage.sql;

import io.headwater.lineage.Catalog;
import io.headwater.lineage.ColumnEdge;
import io.headwater.lineage.Dialect;
import io.headwater.lineage.Influence;
import io.headwater.lineage.Level;
import io.headwater.lineage.Lineage;
import io.headwater.lineage.TableName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A case of a text file: a title after {@code ###}, settings, SQL, a line of three dashes, and what is expected.
 *
 * <pre>
 * ### A named query hides a table of the same name
 * dialects: snowflake, bigquery      (all without the line)
 * schema: orders(id, amount)         (may be repeated)
 * in: db.public                      (where names are looked for)
 * WITH t AS (SELECT x FROM u) SELECT x FROM t
 * ---
 * reads u
 * x &lt;- u.x
 * </pre>
 *
 * <p>Expected are {@code reads tables}, {@code writes tables}, {@code column <- table.column kind, …} ({@code identity}
 * where no kind is named, nothing for a column from no column), {@code rows <- table.column kind, …} for what only steers
 * rows (not compared where there is no such line), {@code level name} (full where there is no such line). Names are
 * compared in lower case, but for lines that begin with {@code exactly}.
 */
record LineageCase(
        String title,
        List<Dialect> dialects,
        Map<String, List<String>> schema,
        String in,
        String sql,
        List<String> expected) {
    private static final Pattern KIND =
            Pattern.compile(" (identity|transformation|aggregation|conditional|window|filter|join|group_by|sort)$");

    /** All cases of a file. */
    static List<LineageCase> read(Path file) throws IOException {
        return Arrays.stream(Files.readString(file).split("(?m)^### "))
                .skip(1)
                .map(LineageCase::parse)
                .toList();
    }

    private static LineageCase parse(String text) {
        var lines = text.lines().toList();
        var dialects = new ArrayList<>(List.of(Dialect.values()));
        var schema = new LinkedHashMap<String, List<String>>();
        String in = "";
        int at = 1;
        for (; at < lines.size() && lines.get(at).matches("(dialects|except|schema|in): .*"); at++) {
            String value =
                    lines.get(at).substring(lines.get(at).indexOf(':') + 1).strip();
            switch (lines.get(at).substring(0, lines.get(at).indexOf(':'))) {
                case "dialects" -> dialects.retainAll(dialects(value));
                case "except" -> dialects.removeAll(dialects(value));
                case "schema" -> schema.put(value.substring(0, value.indexOf('(')), names(value));
                default -> in = value;
            }
        }
        int end = lines.indexOf("---");
        var expected = lines.subList(end + 1, lines.size()).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        return new LineageCase(
                lines.getFirst().strip(), dialects, schema, in, String.join("\n", lines.subList(at, end)), expected);
    }

    private static List<Dialect> dialects(String names) {
        return Arrays.stream(names.split(","))
                .map(String::strip)
                .map(LineageCase::dialect)
                .toList();
    }

    private static Dialect dialect(String name) {
        return Dialect.named(name).orElseThrow(() -> new IllegalArgumentException("no such dialect: " + name));
    }

    private static List<String> names(String table) {
        String columns = table.substring(table.indexOf('(') + 1, table.indexOf(')'));
        return columns.isBlank()
                ? List.of()
                : Arrays.stream(columns.split(",")).map(String::strip).toList();
    }

    Lineage analyze(Dialect dialect) {
        return engine(dialect).analyze(sql);
    }

    SqlLineage engine(Dialect dialect) {
        int dot = in.indexOf('.');
        String database = dot < 0 ? "" : in.substring(0, dot);
        return SqlLineage.of(dialect, Catalog.of(schema, Map.of())).in(database, in.substring(dot + 1));
    }

    /** What is expected, line by line, in one order. */
    Set<String> wanted() {
        var wanted = expected.stream().map(LineageCase::normal).collect(Collectors.toCollection(TreeSet::new));
        if (expected.stream().noneMatch(line -> line.startsWith("level "))) {
            wanted.add("level full");
        }
        return wanted;
    }

    private static String normal(String line) {
        boolean exact = line.startsWith("exactly ");
        String text = exact ? line.substring("exactly ".length()) : line.toLowerCase(Locale.ROOT);
        int arrow = text.indexOf("<-");
        if (arrow < 0) {
            int space = text.indexOf(' ');
            return text.substring(0, space) + " " + sorted(text.substring(space + 1));
        }
        String sources = Arrays.stream(text.substring(arrow + 2).split(","))
                .map(String::strip)
                .map(source -> source.isEmpty() || KIND.matcher(source).find() ? source : source + " identity")
                .collect(Collectors.joining(","));
        return text.substring(0, arrow).strip() + " <- " + sorted(sources);
    }

    private static String sorted(String list) {
        return Arrays.stream(list.split(","))
                .map(String::strip)
                .sorted(String.CASE_INSENSITIVE_ORDER)
                .collect(Collectors.joining(", "));
    }

    /** What was found, by the same words. */
    Set<String> found(Lineage lineage) {
        var found = new TreeSet<String>();
        found.add("level " + worst(lineage).name().toLowerCase(Locale.ROOT));
        tables("reads ", lineage.inputs(), found);
        tables("writes ", lineage.outputs(), found);
        columns(lineage).forEach((column, sources) -> found.add(column + " <- " + String.join(", ", sources)));
        if (expected.stream().anyMatch(line -> line.startsWith("rows <-"))) {
            found.add("rows <- " + String.join(", ", rows(lineage)));
        }
        boolean exact = expected.stream().anyMatch(line -> line.startsWith("exactly "));
        return exact
                ? found
                : found.stream()
                        .map(line -> line.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Level worst(Lineage lineage) {
        return lineage.level();
    }

    private static void tables(String word, List<TableName> tables, Set<String> found) {
        if (!tables.isEmpty()) {
            found.add(word
                    + tables.stream()
                            .map(TableName::text)
                            .sorted(String.CASE_INSENSITIVE_ORDER)
                            .collect(Collectors.joining(", ")));
        }
    }

    /**
     * Of each column that comes out its sources; a column from no column has none. Where several tables are written, the
     * table stands before the column.
     */
    private static Map<String, Set<String>> columns(Lineage lineage) {
        var columns = new LinkedHashMap<String, Set<String>>();
        boolean several = lineage.outputs().size() > 1;
        for (var statement : lineage.statements()) {
            var outputs = statement.outputs();
            for (String name : outputs.size() > 1 ? List.<String>of() : statement.outputColumns()) {
                columns.putIfAbsent(target(several && !outputs.isEmpty(), outputs, name), new TreeSet<>());
            }
        }
        for (ColumnEdge edge : lineage.columns()) {
            var outputs = edge.target() == null ? List.<TableName>of() : List.of(edge.target());
            columns.computeIfAbsent(
                            target(several && !outputs.isEmpty(), outputs, edge.targetColumn()),
                            _ -> new TreeSet<>(String.CASE_INSENSITIVE_ORDER))
                    .add(name(edge.source(), edge.sourceColumn()) + " "
                            + edge.kind().name().toLowerCase(Locale.ROOT));
        }
        return columns;
    }

    private static String target(boolean qualified, List<TableName> tables, String column) {
        return qualified ? tables.getFirst().text() + "." + column : column;
    }

    private static Set<String> rows(Lineage lineage) {
        var rows = new TreeSet<String>();
        for (Influence influence : lineage.indirect()) {
            rows.add(name(influence.source(), influence.sourceColumn()) + " "
                    + influence.kind().name().toLowerCase(Locale.ROOT));
        }
        return rows;
    }

    private static String name(@Nullable TableName table, String column) {
        return (table == null ? "?" : table.text()) + "." + column;
    }
}

package io.headwater.server.lineage;

import io.headwater.lineage.ColumnEdge;
import io.headwater.lineage.Diagnostic;
import io.headwater.lineage.Lineage;
import io.headwater.lineage.StatementLineage;
import io.headwater.lineage.TableName;
import io.headwater.lineage.project.Project;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A lineage for a person to read: each column with where it comes from, and the SQL that makes it so. */
public final class LineageText {
    private final String sql;
    private final StringBuilder text = new StringBuilder();

    private LineageText(String sql) {
        this.sql = sql;
    }

    /** The lineage of a text, statement by statement. */
    public static String of(String sql, Lineage lineage) {
        var all = new LineageText(sql);
        lineage.statements().forEach(all::statement);
        return all.text.toString();
    }

    /** What a project is as a whole: where its data comes from, and what stands in the way of an order. */
    public static String of(Project project) {
        var text = new StringBuilder();
        int files = project.models().size();
        text.append(files == 1 ? "1 file" : files + " files, in the order in which they need each other")
                .append('\n');
        text.append("  read from outside   ").append(names(project.sources())).append('\n');
        project.cycles()
                .forEach(cycle -> text.append("  need each other     ")
                        .append(String.join(", ", cycle))
                        .append('\n'));
        return text.toString();
    }

    private static String names(List<TableName> tables) {
        return tables.isEmpty()
                ? "nothing"
                : tables.stream().map(TableName::text).sorted().collect(Collectors.joining(", "));
    }

    private void statement(StatementLineage statement) {
        text.append("line %d: %s, understood: %s%n"
                .formatted(
                        line(statement.offset()),
                        words(statement.kind().name()),
                        words(statement.level().name())));
        tables("  reads   ", statement.inputs());
        tables("  writes  ", statement.outputs());
        byColumn(statement).forEach(this::column);
        String steering = statement.indirect().stream()
                .map(influence -> name(influence.source(), influence.sourceColumn()) + " ("
                        + words(influence.kind().name()) + ")")
                .distinct()
                .collect(Collectors.joining(", "));
        if (!steering.isEmpty()) {
            text.append("  rows depend on ").append(steering).append('\n');
        }
        statement.diagnostics().forEach(this::diagnostic);
        text.append('\n');
    }

    private void tables(String label, List<TableName> tables) {
        if (!tables.isEmpty()) {
            String names = tables.stream().map(TableName::text).collect(Collectors.joining(", "));
            text.append(label).append(names).append('\n');
        }
    }

    private static Map<String, List<ColumnEdge>> byColumn(StatementLineage statement) {
        var columns = new LinkedHashMap<String, List<ColumnEdge>>();
        statement
                .columns()
                .forEach(edge -> columns.computeIfAbsent(
                                name(edge.target(), edge.targetColumn()), _ -> new ArrayList<>())
                        .add(edge));
        return columns;
    }

    private void column(String column, List<ColumnEdge> edges) {
        String sources = edges.stream()
                .map(edge -> name(edge.source(), edge.sourceColumn()) + " ("
                        + words(edge.kind().name()) + (edge.masking() ? ", masked)" : ")"))
                .collect(Collectors.joining(", "));
        text.append("  %s <- %s%n".formatted(column, sources));
        underline(edges.getFirst().offset(), edges.getFirst().length());
    }

    private void diagnostic(Diagnostic diagnostic) {
        text.append("  %s, at line %d%n".formatted(diagnostic.what(), line(diagnostic.offset())));
        underline(diagnostic.offset(), diagnostic.length());
    }

    /** The line of the SQL, with a mark below the part that is meant. */
    private void underline(int offset, int length) {
        int start = sql.lastIndexOf('\n', Math.max(0, offset - 1)) + 1;
        int end = sql.indexOf('\n', offset);
        String line = sql.substring(Math.min(start, offset), end < 0 ? sql.length() : end)
                .replace('\t', ' ');
        int mark = Math.max(1, Math.min(length, line.length() - (offset - start)));
        text.append("      ").append(line.stripTrailing()).append('\n');
        text.append("      ")
                .repeat(" ", Math.max(0, offset - start))
                .repeat("~", mark)
                .append('\n');
    }

    private int line(int offset) {
        return 1 + (int) sql.chars().limit(offset).filter(c -> c == '\n').count();
    }

    private static String name(@Nullable TableName table, String column) {
        return table == null ? column : table.text() + "." + column;
    }

    private static String words(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}

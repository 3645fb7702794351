package io.headwater.server.lineage;

import io.headwater.lineage.ColumnEdge;
import io.headwater.lineage.Lineage;
import io.headwater.lineage.TableName;
import io.headwater.lineage.project.Project;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A lineage as a flowchart in Mermaid's words: of one text with its columns, of a project with its tables. */
public final class LineageMermaid {
    private static final String RESULT = "result";

    private final Map<String, String> tables = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> columns = new LinkedHashMap<>();
    private final Set<String> edges = new LinkedHashSet<>();
    private int numbers;

    private LineageMermaid() {}

    /** Tables as boxes of columns; dotted arrows steer, full ones carry values. */
    public static String of(Lineage lineage) {
        var chart = new LineageMermaid();
        lineage.inputs().forEach(table -> chart.columns.computeIfAbsent(table.text(), _ -> new LinkedHashMap<>()));
        lineage.columns().forEach(chart::edge);
        return chart.boxes();
    }

    /** Tables, and an arrow from each to what is made of it. */
    public static String of(Project project) {
        var chart = new LineageMermaid();
        for (var model : project.models()) {
            for (var statement : model.lineage().statements()) {
                for (TableName output : statement.outputs()) {
                    chart.table(output.text());
                    statement
                            .inputs()
                            .forEach(input ->
                                    chart.edges.add(chart.table(input.text()) + " --> " + chart.table(output.text())));
                }
            }
        }
        return chart.flat();
    }

    private void edge(ColumnEdge edge) {
        boolean steers = switch (edge.kind()) {
            case CONDITIONAL, WINDOW, FILTER, JOIN, GROUP_BY, SORT -> true;
            case IDENTITY, TRANSFORMATION, AGGREGATION -> false;
        };
        edges.add(column(name(edge.source(), "unknown"), edge.sourceColumn())
                + (steers ? " -.-> " : " --> ")
                + column(name(edge.target(), RESULT), edge.targetColumn()));
    }

    private static String name(@Nullable TableName table, String otherwise) {
        return table == null ? otherwise : table.text();
    }

    private String table(String name) {
        return tables.computeIfAbsent(name, _ -> "t" + numbers++);
    }

    private String column(String table, String column) {
        return columns.computeIfAbsent(table, _ -> new LinkedHashMap<>()).computeIfAbsent(column, _ -> "c" + numbers++);
    }

    private String boxes() {
        var text = new StringBuilder("flowchart LR\n");
        columns.forEach((table, own) -> {
            text.append("  subgraph ").append(table(table)).append(label(table)).append('\n');
            own.forEach((column, id) ->
                    text.append("    ").append(id).append(label(column)).append('\n'));
            text.append("  end\n");
        });
        return arrows(text);
    }

    private String flat() {
        var text = new StringBuilder("flowchart LR\n");
        tables.forEach(
                (table, id) -> text.append("  ").append(id).append(label(table)).append('\n'));
        return arrows(text);
    }

    private String arrows(StringBuilder text) {
        edges.forEach(edge -> text.append("  ").append(edge).append('\n'));
        return text.toString();
    }

    /** In quotes; what would end them or begin an entity is written as one. */
    private static String label(String text) {
        return "[\"" + text.replace("#", "#35;").replace("\"", "#quot;").replace("\n", " ") + "\"]";
    }
}

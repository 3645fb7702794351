package io.headwater.server.lineage;

import io.headwater.lineage.Catalog;
import io.headwater.lineage.ColumnEdge;
import io.headwater.lineage.Dialect;
import io.headwater.lineage.Influence;
import io.headwater.lineage.Lineage;
import io.headwater.lineage.StatementKind;
import io.headwater.lineage.StatementLineage;
import io.headwater.lineage.TableName;
import io.headwater.lineage.sql.SqlLineage;
import io.headwater.wire.Json;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Cases of SQL as JSON, one object a line, and their lineage the same way.
 *
 * <p>In: {@code id}, {@code sql}, {@code dialect}, and where known {@code schema} {table: [columns]},
 * {@code default_db}, {@code default_schema}, {@code views} {name: sql} with functions
 * as {@code function:name}, {@code expand_views}. Out: {@code id},
 * {@code level}, {@code kind}, {@code inputs}, {@code outputs}, {@code columns} [[source table, source column, target
 * table, target column, kind]], {@code indirect} [[table, column, kind]], {@code output_columns}, {@code reads_target},
 * {@code diagnostics} [{offset, length, what}] in UTF-16 units of {@code sql}, {@code confidence}.
 */
public final class LineageBatch {
    private static final String FUNCTION = "function:";

    private LineageBatch() {}

    /**
     * The lineage of one case.
     *
     * @throws io.headwater.wire.MalformedException where the line is no JSON object
     */
    public static String line(String line) {
        var about = Json.readTree(line);
        var expand = about.get("expand_views");
        var lineage = engine(about, expand != null && expand.asBoolean()).analyze(text(about, "sql"));
        var out = new LinkedHashMap<String, @Nullable Object>();
        out.put("id", text(about, "id"));
        out.putAll(of(lineage));
        return Json.write(out);
    }

    /**
     * What reads the SQL of a case.
     *
     * @param expandsViews whether columns of views go on to the tables behind them
     */
    public static SqlLineage engine(JsonNode about, boolean expandsViews) {
        var views = texts(about.get("views"));
        var functions = new LinkedHashMap<String, String>();
        views.keySet().stream()
                .filter(name -> name.startsWith(FUNCTION))
                .forEach(name -> functions.put(name.substring(FUNCTION.length()), views.get(name)));
        views.keySet().removeIf(name -> name.startsWith(FUNCTION));
        var catalog = Catalog.of(columns(about.get("schema")), expandsViews ? views : Map.of(), functions);
        return SqlLineage.of(Dialect.of(text(about, "dialect")), catalog)
                .in(text(about, "default_db"), text(about, "default_schema"));
    }

    /** A lineage by the names of the format. */
    public static Map<String, @Nullable Object> of(Lineage lineage) {
        var statements = lineage.statements();
        var out = new LinkedHashMap<String, @Nullable Object>();
        out.put("level", lineage.level());
        out.put("kind", kind(statements));
        out.put("inputs", names(lineage.inputs()));
        out.put("outputs", names(lineage.outputs()));
        out.put("columns", lineage.columns().stream().map(LineageBatch::edge).toList());
        out.put(
                "indirect",
                lineage.indirect().stream()
                        .map(LineageBatch::influence)
                        .distinct()
                        .toList());
        out.put(
                "output_columns",
                statements.isEmpty() ? List.of() : statements.getLast().outputColumns());
        out.put("reads_target", statements.stream().anyMatch(StatementLineage::readsTarget));
        out.put("diagnostics", lineage.diagnostics());
        out.put("confidence", lineage.confidence());
        return out;
    }

    /** What the script does in the end: the last statement that reads or writes. */
    private static StatementKind kind(List<StatementLineage> statements) {
        return statements.reversed().stream()
                .map(StatementLineage::kind)
                .filter(kind -> kind != StatementKind.OTHER && kind != StatementKind.USE)
                .findFirst()
                .orElse(StatementKind.OTHER);
    }

    private static List<String> names(List<TableName> tables) {
        return tables.stream().map(TableName::text).toList();
    }

    private static List<@Nullable String> edge(ColumnEdge edge) {
        return Arrays.asList(
                text(edge.source()),
                edge.sourceColumn(),
                text(edge.target()),
                edge.targetColumn(),
                edge.kind().name());
    }

    private static List<@Nullable String> influence(Influence influence) {
        return Arrays.asList(
                text(influence.source()),
                influence.sourceColumn(),
                influence.kind().name());
    }

    private static @Nullable String text(@Nullable TableName table) {
        return table == null ? null : table.text();
    }

    private static String text(JsonNode about, String name) {
        var value = about.get(name);
        return value == null || value.isNull() ? "" : value.asString();
    }

    /** Tables with their columns. */
    static Map<String, List<String>> columns(@Nullable JsonNode schema) {
        var columns = new LinkedHashMap<String, List<String>>();
        if (schema != null && schema.isObject()) {
            schema.properties().forEach(table -> columns.put(table.getKey(), list(table.getValue())));
        }
        return columns;
    }

    private static List<String> list(JsonNode columns) {
        return StreamSupport.stream(columns.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    private static Map<String, String> texts(@Nullable JsonNode views) {
        var texts = new LinkedHashMap<String, String>();
        if (views != null && views.isObject()) {
            views.properties()
                    .forEach(view -> texts.put(view.getKey(), view.getValue().asString()));
        }
        return texts;
    }
}

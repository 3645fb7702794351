package io.headwater.bench;

import io.headwater.wire.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Cases whose tables are named by URNs, in the shape of the others. */
final class LineageUrns {
    private LineageUrns() {}

    /** {@code urn:li:dataset:(urn:li:dataPlatform:mysql,db.table,PROD)} is {@code db.table}. */
    static String table(String urn) {
        var parts = urn.split(",", -1);
        return parts.length == 3 ? parts[1] : urn;
    }

    /** The case with plain names. */
    static JsonNode plain(JsonNode line) {
        var about = new LinkedHashMap<String, @Nullable Object>();
        about.put("id", "querylog/" + text(line.get("test")));
        about.put("kind", "column");
        for (String name : List.of("sql", "dialect", "default_db", "default_schema")) {
            about.put(name, text(line.get(name)));
        }
        about.put("schema", schema(line.get("schemas"), text(line.get("platform_instance"))));
        about.put("expect", expected(line.get("expected")));
        return Json.readTree(Json.write(about));
    }

    private static String text(@Nullable JsonNode node) {
        return node == null || node.isNull() ? "" : node.asString();
    }

    /** Tables with their columns, without the instance of the platform that they are on. */
    private static Map<String, List<String>> schema(@Nullable JsonNode schemas, String instance) {
        var schema = new LinkedHashMap<String, List<String>>();
        if (schemas != null && schemas.isObject()) {
            schemas.properties().forEach(table -> {
                String name = table(table.getKey());
                boolean has = !instance.isEmpty() && name.startsWith(instance + ".");
                schema.put(
                        has ? name.substring(instance.length() + 1) : name,
                        List.copyOf(table.getValue().propertyNames()));
            });
        }
        return schema;
    }

    private static Map<String, Object> expected(JsonNode expected) {
        var edges = new ArrayList<List<@Nullable String>>();
        var names = new ArrayList<String>();
        var lineage = expected.get("column_lineage");
        if (lineage != null && lineage.isArray()) {
            for (var column : lineage) {
                var to = column.get("downstream");
                String target = text(to.get("table"));
                names.add(text(to.get("column")));
                column.get("upstreams")
                        .forEach(from -> edges.add(Arrays.asList(
                                table(text(from.get("table"))),
                                text(from.get("column")),
                                target.isEmpty() ? null : table(target),
                                text(to.get("column")))));
            }
        }
        return Map.of(
                "inputs",
                tables(expected.get("in_tables")),
                "outputs",
                tables(expected.get("out_tables")),
                "columns",
                edges,
                "output_columns",
                names);
    }

    private static List<String> tables(JsonNode urns) {
        return LineageCorpus.list(urns).stream().map(LineageUrns::table).toList();
    }
}

package io.headwater.server.lineage;

import io.headwater.lineage.ColumnEdge;
import io.headwater.lineage.Dialect;
import io.headwater.lineage.EdgeKind;
import io.headwater.lineage.Influence;
import io.headwater.lineage.StatementLineage;
import io.headwater.lineage.TableName;
import io.headwater.lineage.graph.Relation;
import io.headwater.lineage.project.Model;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A file of SQL as an event of OpenLineage 2-0-2 that tells of a job without a run ({@code JobEvent}), with its SQL
 * (facet 1-1-0) and the column lineage of what it writes (facet 1-2-0).
 *
 * @param namespace of the job and its datasets
 */
public record LineageEvents(String namespace, Dialect dialect) {
    private static final String PRODUCER = "https://github.com/headwater/headwater/tree/main/lineage";
    private static final String SPEC = "https://openlineage.io/spec/";

    /** The event of one file, that was so since some moment. */
    public Map<String, Object> event(Model model, Instant since) {
        var event = new LinkedHashMap<String, Object>();
        event.put("eventTime", since.toString());
        event.put("producer", PRODUCER);
        event.put("schemaURL", SPEC + "2-0-2/OpenLineage.json#/$defs/JobEvent");
        event.put("job", job(model));
        event.put("inputs", model.lineage().inputs().stream().map(this::dataset).toList());
        event.put(
                "outputs",
                model.lineage().outputs().stream()
                        .map(output -> output(output, model))
                        .toList());
        return event;
    }

    private Map<String, Object> job(Model model) {
        var sql = facet("facets/1-1-0/SQLJobFacet.json#/$defs/SQLJobFacet");
        sql.put("query", model.script().sql());
        sql.put("dialect", dialect.name().toLowerCase(Locale.ROOT));
        var job = named(model.script().path());
        job.put("facets", Map.of("sql", sql));
        return job;
    }

    private static Map<String, Object> facet(String schema) {
        var facet = new LinkedHashMap<String, Object>();
        facet.put("_producer", PRODUCER);
        facet.put("_schemaURL", SPEC + schema);
        return facet;
    }

    private Map<String, Object> dataset(TableName table) {
        return named(table.text());
    }

    private Map<String, Object> named(String name) {
        var named = new LinkedHashMap<String, Object>();
        named.put("namespace", namespace);
        named.put("name", name);
        return named;
    }

    private Map<String, Object> output(TableName table, Model model) {
        var writing = model.lineage().statements().stream()
                .filter(statement -> statement.outputs().contains(table))
                .toList();
        var fields = fields(table, writing);
        var dataset = dataset(table);
        if (!fields.isEmpty()) {
            var lineage = facet("facets/1-2-0/ColumnLineageDatasetFacet.json#/$defs/ColumnLineageDatasetFacet");
            lineage.put("fields", fields);
            lineage.put("dataset", steering(writing));
            dataset.put("facets", Map.of("columnLineage", lineage));
        }
        return dataset;
    }

    private Map<String, Object> fields(TableName table, List<StatementLineage> writing) {
        var sources = new LinkedHashMap<String, List<Map<String, Object>>>();
        writing.stream()
                .flatMap(statement -> statement.columns().stream())
                .filter(edge -> edge.source() != null && table.equals(edge.target()))
                .distinct()
                .forEach(edge -> sources.computeIfAbsent(edge.targetColumn(), _ -> new ArrayList<>())
                        .add(field(edge)));
        var fields = new LinkedHashMap<String, Object>();
        sources.forEach((column, from) -> fields.put(column, Map.of("inputFields", from)));
        return fields;
    }

    private Map<String, Object> field(ColumnEdge edge) {
        return field(Objects.requireNonNull(edge.source()), edge.sourceColumn(), edge.kind());
    }

    private List<Map<String, Object>> steering(List<StatementLineage> writing) {
        return writing.stream()
                .flatMap(statement -> statement.indirect().stream())
                .flatMap(this::steering)
                .distinct()
                .toList();
    }

    private Stream<Map<String, Object>> steering(Influence influence) {
        return influence.source() == null
                ? Stream.empty()
                : Stream.of(field(influence.source(), influence.sourceColumn(), influence.kind()));
    }

    private Map<String, Object> field(TableName table, String column, EdgeKind kind) {
        var field = dataset(table);
        field.put("field", column);
        field.put(
                "transformations",
                List.of(Map.of("type", Relation.of(kind).isDirect() ? "DIRECT" : "INDIRECT", "subtype", kind.name())));
        return field;
    }
}

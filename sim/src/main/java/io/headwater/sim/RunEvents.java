package io.headwater.sim;

import io.headwater.sim.Run.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Says what a run did in the words of OpenLineage 2-0-2. */
final class RunEvents {
    private static final String PRODUCER = "https://github.com/headwater/headwater/tree/main/sim";
    private static final String SPEC = "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent";
    private static final String FACETS = "https://openlineage.io/spec/facets/";

    private final Jobs jobs;
    private final String namespace;
    private final String database;

    /**
     * Events of a company's runs.
     *
     * @param namespace of the datasets, as in {@code postgres://localhost:5432}
     * @param database its tables are named {@code database.schema.table}
     */
    RunEvents(Jobs jobs, String namespace, String database) {
        this.jobs = jobs;
        this.namespace = namespace;
        this.database = database;
    }

    Map<String, Object> started(Run run) {
        return event(run, "START", run.started(), Map.of(), Map.of());
    }

    Map<String, Object> ended(Run run) {
        return switch (run.outcome()) {
            case Outcome.Succeeded(long rows) ->
                event(run, "COMPLETE", run.ended(), Map.of(), Map.of("outputStatistics", statistics(rows)));
            case Outcome.Failed(String error) ->
                event(run, "FAIL", run.ended(), Map.of("errorMessage", failure(error)), Map.of());
        };
    }

    private Map<String, Object> event(
            Run run, String type, Instant time, Map<String, Object> runFacets, Map<String, Object> outputFacets) {
        var job = jobs.named(run.job());
        var facets = new TreeMap<>(runFacets);
        facets.put("nominalTime", nominalTime(run));
        var event = new LinkedHashMap<String, Object>();
        event.put("eventType", type);
        event.put("eventTime", time);
        event.put("run", Map.of("runId", id(run), "facets", facets));
        event.put("job", job(run));
        event.put("inputs", job.inputs().stream().map(this::dataset).toList());
        var output = dataset(job.output());
        if (!outputFacets.isEmpty()) {
            output.put("outputFacets", outputFacets);
        }
        event.put("outputs", List.of(output));
        event.put("producer", PRODUCER);
        event.put("schemaURL", SPEC);
        return event;
    }

    /** The same run has the same identity whoever asks, and however often. */
    private UUID id(Run run) {
        String text =
                "%s|%s|%s|%s|%d".formatted(database, run.job(), run.window().from(), run.started(), run.attempt());
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, Object> job(Run run) {
        var type = facet("2-0-3/JobTypeJobFacet.json");
        type.putAll(Map.of("processingType", "BATCH", "integration", "SHOP", "jobType", "QUERY"));
        var sql = facet("1-1-0/SQLJobFacet.json");
        String statement = "insert into %s%n%s".formatted(jobs.named(run.job()).output(), run.query());
        sql.putAll(Map.of("query", statement, "dialect", "postgres"));
        return Map.of("namespace", database, "name", run.job(), "facets", Map.of("jobType", type, "sql", sql));
    }

    private Map<String, Object> dataset(String table) {
        var dataset = new LinkedHashMap<String, Object>();
        dataset.put("namespace", namespace);
        dataset.put("name", database + "." + table);
        return dataset;
    }

    private static Map<String, Object> nominalTime(Run run) {
        var facet = facet("1-0-1/NominalTimeRunFacet.json");
        facet.put("nominalStartTime", run.window().from());
        facet.put("nominalEndTime", run.window().to());
        return facet;
    }

    private static Map<String, Object> failure(String error) {
        var facet = facet("1-0-1/ErrorMessageRunFacet.json");
        facet.putAll(Map.of("message", error, "programmingLanguage", "SQL", "stackTrace", error));
        return facet;
    }

    private static Map<String, Object> statistics(long rows) {
        var facet = facet("1-0-2/OutputStatisticsOutputDatasetFacet.json");
        facet.put("rowCount", rows);
        return facet;
    }

    private static Map<String, Object> facet(String schema) {
        var facet = new LinkedHashMap<String, Object>();
        facet.put("_producer", PRODUCER);
        facet.put("_schemaURL", FACETS + schema);
        return facet;
    }
}

package io.headwater.connect.openlineage;

import io.headwater.core.catalog.AssetName;
import io.headwater.core.collect.Fact;
import io.headwater.core.collect.Fact.End;
import io.headwater.core.collect.Fact.Flow;
import io.headwater.core.collect.Fact.SqlText;
import io.headwater.core.collect.Fact.StatementRole;
import io.headwater.lineage.Dialect;
import io.headwater.lineage.graph.Layer;
import io.headwater.lineage.graph.Relation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What a run event says of lineage: a job reads its inputs and writes its outputs; the facet {@code columnLineage} of an
 * output says which fields its own come from (1-0-0 to 1-2-0); the facet {@code sql} of the job says what it ran.
 *
 * <p>A facet that is not as it should be is passed over: the run is told of all the same.
 */
final class RunLineage {
    /** Beyond this many pairs of one run, inputs and outputs are connected through the job alone. */
    private static final int MOST_PAIRS = 1_000;

    private final JsonNode root;
    private final Fact.RunSeen run;
    private final Set<Flow> flows = new LinkedHashSet<>();

    RunLineage(JsonNode root, Fact.RunSeen run) {
        this.root = root;
        this.run = run;
    }

    List<Fact> facts() {
        var facts = new ArrayList<Fact>();
        tables();
        root.path("outputs").forEach(this::columns);
        if (!flows.isEmpty()) {
            facts.add(new Fact.FlowsSeen(
                    run.about(), Layer.OPENLINEAGE, List.copyOf(flows), run.happened(), run.observed()));
        }
        sql().ifPresent(facts::add);
        return facts;
    }

    private void tables() {
        var job = End.job(run.about());
        run.inputs().forEach(input -> flows.add(new Flow(End.dataset(input), job, Relation.FLOW)));
        run.outputs().forEach(output -> flows.add(new Flow(job, End.dataset(output), Relation.FLOW)));
        if ((long) run.inputs().size() * run.outputs().size() > MOST_PAIRS) {
            return;
        }
        for (AssetName input : run.inputs()) {
            run.outputs().stream()
                    .filter(output -> !output.equals(input))
                    .forEach(output -> flows.add(new Flow(End.dataset(input), End.dataset(output), Relation.FLOW)));
        }
    }

    private void columns(JsonNode output) {
        var facet = output.path("facets").path("columnLineage");
        var written = RunEvents.name(output, "outputs");
        facet.path("fields")
                .properties()
                .forEach(field -> field.getValue().path("inputFields").forEach(input -> {
                    if (!field.getKey().isBlank()) {
                        column(input, End.field(written, field.getKey()));
                    }
                }));
        facet.path("dataset").forEach(input -> column(input, End.dataset(written)));
    }

    private void column(JsonNode input, End to) {
        var field = input.path("field");
        if (!field.isString() || field.asString().isBlank()) {
            return;
        }
        try {
            var from = End.field(RunEvents.name(input, "columnLineage"), field.asString());
            relations(input, to).forEach(relation -> flows.add(new Flow(from, to, relation)));
        } catch (IllegalArgumentException _) {
            // an input without a name says nothing
        }
    }

    /** Without a word on how, a field's value comes from there; what bears on a dataset as a whole steers its rows. */
    private static Stream<Relation> relations(JsonNode input, End to) {
        var said = new ArrayList<Relation>();
        input.path("transformations")
                .forEach(how -> relation(
                                how.path("type").asString(""),
                                how.path("subtype").asString(""))
                        .ifPresent(said::add));
        if (said.isEmpty()) {
            said.add(to.field().isEmpty() ? Relation.FILTER : Relation.TRANSFORMATION);
        }
        return said.stream();
    }

    private static Optional<Relation> relation(String type, String subtype) {
        return switch (subtype.toUpperCase(Locale.ROOT)) {
            case "IDENTITY" -> Optional.of(Relation.IDENTITY);
            case "TRANSFORMATION" -> Optional.of(Relation.TRANSFORMATION);
            case "AGGREGATION" -> Optional.of(Relation.AGGREGATION);
            case "CONDITIONAL", "CONDITION" -> Optional.of(Relation.CONDITIONAL);
            case "WINDOW" -> Optional.of(Relation.WINDOW);
            case "FILTER" -> Optional.of(Relation.FILTER);
            case "JOIN" -> Optional.of(Relation.JOIN);
            case "GROUP_BY" -> Optional.of(Relation.GROUP_BY);
            case "SORT" -> Optional.of(Relation.SORT);
            default -> type.equalsIgnoreCase("DIRECT") ? Optional.of(Relation.TRANSFORMATION) : Optional.empty();
        };
    }

    /** Names in the text are looked for beside the run's outputs, then beside its inputs. */
    private Optional<Fact> sql() {
        var facet = root.path("job").path("facets").path("sql");
        var query = facet.path("query");
        var named = Stream.concat(run.outputs().stream(), run.inputs().stream()).toList();
        if (!query.isString() || query.asString().isBlank() || named.isEmpty()) {
            return Optional.empty();
        }
        String namespace = named.getFirst().namespace();
        if (query.asString().length() > SqlText.LONGEST) {
            return Optional.empty();
        }
        var places = named.stream()
                .filter(name ->
                        name.namespace().equals(namespace) && name.path().size() > 1)
                .map(name -> name.path().subList(0, name.path().size() - 1))
                .distinct()
                .toList();
        var sql = new SqlText(dialect(facet, namespace), query.asString(), namespace, places);
        var target = run.outputs().size() == 1 ? Optional.of(run.outputs().getFirst()) : Optional.<AssetName>empty();
        return Optional.of(new Fact.StatementSeen(
                run.about(), StatementRole.JOB, sql, target, List.of(), run.happened(), run.observed()));
    }

    /** The one that the facet names (since 1-1-0), else that of the system that the namespace names. */
    private static Dialect dialect(JsonNode facet, String namespace) {
        int end = namespace.indexOf("://");
        return Dialect.named(facet.path("dialect").asString(""))
                .or(() -> Dialect.named(end < 0 ? namespace : namespace.substring(0, end)))
                .orElse(Dialect.ANSI);
    }
}

package io.headwater.connect.openlineage;

import io.headwater.core.catalog.AssetName;
import io.headwater.core.collect.DataWindow;
import io.headwater.core.collect.Fact;
import io.headwater.core.collect.LoadChange;
import io.headwater.core.collect.RunState;
import io.headwater.wire.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Reads run events: OpenLineage 2-0-2, object {@code RunEvent}. */
public final class RunEvents {
    private static final Pattern LOOPBACK = Pattern.compile("(postgres://)(127\\.0\\.0\\.1|\\[::1])(:.*)?");

    private RunEvents() {}

    /**
     * The facts that one event tells of: the state of a run; when it has completed, a load of each of its outputs; and
     * unless it failed what feeds what, as the event itself says and as the SQL says that it names.
     * Events about a job or a dataset without a run tell of nothing.
     *
     * @param observed when it came in
     * @throws IllegalArgumentException naming the field that is missing or wrong
     */
    public static List<Fact> read(String event, Instant observed) {
        var root = Json.readTree(event);
        if (!root.isObject()) {
            throw new IllegalArgumentException("event: an object is needed");
        }
        return root.path("run").isMissingNode() ? List.of() : read(root, observed);
    }

    private static List<Fact> read(JsonNode root, Instant observed) {
        var state = state(text(root, "eventType"));
        if (state.isEmpty()) {
            return List.of();
        }
        var run = run(root, state.get(), observed);
        var facts = new ArrayList<Fact>();
        facts.add(run);
        if (run.state() == RunState.SUCCEEDED) {
            root.path("outputs").forEach(output -> facts.add(load(run, output)));
        }
        if (run.state() != RunState.FAILED) {
            facts.addAll(new RunLineage(root, run).facts());
        }
        return facts;
    }

    private static Fact.RunSeen run(JsonNode root, RunState state, Instant observed) {
        return new Fact.RunSeen(
                name(root.path("job"), "job"),
                text(root.path("run"), "runId"),
                state,
                window(root.path("run").path("facets").path("nominalTime")),
                names(root, "inputs"),
                names(root, "outputs"),
                state == RunState.FAILED ? error(root) : Optional.empty(),
                instant(root.path("eventTime"), "eventTime"),
                observed);
    }

    private static Fact.LoadSeen load(Fact.RunSeen run, JsonNode output) {
        var rows = output.path("outputFacets").path("outputStatistics").path("rowCount");
        return new Fact.LoadSeen(
                name(output, "outputs"),
                run.window().map(window -> window.from().toString()).orElse(""),
                run.run(),
                LoadChange.APPENDED,
                rows.canConvertToLong() ? OptionalLong.of(rows.asLong()) : OptionalLong.empty(),
                Optional.of(run.run()),
                run.happened(),
                run.observed());
    }

    private static Optional<RunState> state(String type) {
        return switch (type.toUpperCase(Locale.ROOT)) {
            case "START", "RUNNING" -> Optional.of(RunState.RUNNING);
            case "COMPLETE" -> Optional.of(RunState.SUCCEEDED);
            case "FAIL", "ABORT" -> Optional.of(RunState.FAILED);
            case "OTHER" -> Optional.empty();
            default ->
                throw new IllegalArgumentException(
                        "eventType: START, RUNNING, COMPLETE, ABORT, FAIL or OTHER is needed, not " + type);
        };
    }

    private static Optional<DataWindow> window(JsonNode nominal) {
        if (!nominal.has("nominalStartTime") || !nominal.has("nominalEndTime")) {
            return Optional.empty();
        }
        var from = instant(nominal.path("nominalStartTime"), "nominalStartTime");
        var to = instant(nominal.path("nominalEndTime"), "nominalEndTime");
        return from.isBefore(to) ? Optional.of(new DataWindow(from, to)) : Optional.empty();
    }

    private static Optional<String> error(JsonNode root) {
        var message = root.path("run").path("facets").path("errorMessage").path("message");
        return message.isString() ? Optional.of(message.asString()) : Optional.empty();
    }

    private static List<AssetName> names(JsonNode root, String field) {
        var names = new ArrayList<AssetName>();
        root.path(field).forEach(dataset -> names.add(name(dataset, field)));
        return names;
    }

    static AssetName name(JsonNode node, String field) {
        try {
            return AssetName.parse(namespace(text(node, "namespace")), text(node, "name"));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("%s: %s".formatted(field, e.getMessage()), e);
        }
    }

    /** A source's own computer has one name, whichever way its address is written. */
    private static String namespace(String given) {
        return LOOPBACK.matcher(given).replaceFirst("$1localhost$3");
    }

    private static Instant instant(JsonNode node, String field) {
        try {
            return OffsetDateTime.parse(node.asString("")).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "%s: a time with an offset is needed (2026-03-02T06:00:00Z), not '%s'"
                            .formatted(field, node.asString("")),
                    e);
        }
    }

    private static String text(JsonNode node, String field) {
        var value = node.path(field);
        if (!value.isString() || value.asString().isBlank()) {
            throw new IllegalArgumentException(field + ": a text is needed");
        }
        return value.asString();
    }
}

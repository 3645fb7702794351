package io.headwater.bench;

import io.headwater.lineage.ColumnEdge;
import io.headwater.lineage.EdgeKind;
import io.headwater.lineage.Lineage;
import io.headwater.lineage.StatementKind;
import io.headwater.lineage.StatementLineage;
import io.headwater.lineage.TableName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the authors of a corpus count otherwise than we do. It is levelled here, by origin, never in the engine. */
record LineageConventions(Set<Habit> habits) {
    static final LineageConventions SQLLINEAGE =
            of(Habit.PASSES_THROUGH, Habit.EMPTYING_IS_NO_OUTPUT, Habit.COUNTS_HAVE_A_STAR);
    static final LineageConventions OPENLINEAGE = of(Habit.PLACES_NAME_COLUMNS);
    static final LineageConventions BYTEBASE = of(
            Habit.QUERIES_ONLY,
            Habit.NAMED_QUERIES_ARE_INPUTS,
            Habit.NO_SYSTEM_TABLES,
            Habit.KNOWN_COLUMNS_ONLY,
            Habit.FUNCTIONS_ARE_COLUMNS);
    static final LineageConventions SQLGLOT = of(
            Habit.PLACES_NAME_COLUMNS,
            Habit.KNOWN_COLUMNS_ONLY,
            Habit.STARS_STAY,
            Habit.FIELDS_ARE_KNOWN,
            Habit.ALIASES_ARE_COLUMNS,
            Habit.PLACES_HAVE_AN_AT,
            Habit.PIVOTS_TURN_ON_NOTHING,
            Habit.UNRESOLVED_IS_NOTHING);
    static final LineageConventions QUERYLOG = of(
            Habit.PLACES_NAME_COLUMNS,
            Habit.CHANGED_IS_INPUT,
            Habit.TABLES_ARE_COLUMNS,
            Habit.STARS_ARE_LEFT_OUT,
            Habit.DICTIONARIES_GIVE_NOTHING);

    /** {@code AS name (column, …)} and {@code name (column, …) AS (}. */
    private static final Pattern ALIASED =
            Pattern.compile("(?i)\\bAS\\s+\\w+\\s*\\(([\\w\\s,]*)\\)|\\b\\w+\\s*\\(([\\w\\s,]*)\\)\\s*AS\\s*\\(");

    private static final Pattern NAMED =
            Pattern.compile("(?i)\\b(\\w+)\\s*(?:\\([\\w\\s,]*\\)\\s*)?AS\\s*(?:(?:NOT\\s+)?MATERIALIZED\\s*)?\\(");

    /** One thing that is counted otherwise. */
    enum Habit {
        /** Tables that a script writes and reads again are neither inputs nor outputs; edges go through them. */
        PASSES_THROUGH,
        /** A table that is dropped or emptied is no output, nor is one that was nothing before it was renamed. */
        EMPTYING_IS_NO_OUTPUT,
        /** What counts rows has an edge from {@code *}; to us it comes from no column. */
        COUNTS_HAVE_A_STAR,
        /** A column without a name is called by its place. */
        PLACES_NAME_COLUMNS,
        /** Where nothing is expected, columns of tables without a schema do not count. */
        KNOWN_COLUMNS_ONLY,
        /** Statements that are no queries have no inputs and no outputs. */
        QUERIES_ONLY,
        /** A named query is listed among the tables. */
        NAMED_QUERIES_ARE_INPUTS,
        /** Tables of the system are not listed. */
        NO_SYSTEM_TABLES,
        /** A star that the other engine did not expand is one column: what is in it is not compared. */
        STARS_STAY,
        /** A star that the other engine did not expand is no column. */
        STARS_ARE_LEFT_OUT,
        /** A record's star is its fields; no case tells them, so that to us it stays one column. */
        FIELDS_ARE_KNOWN,
        /** New names for the columns of an unknown table count as its columns; to us they come from {@code *}. */
        ALIASES_ARE_COLUMNS,
        /** A column by its place is written {@code @1}; to us {@code $1}, as in the text. */
        PLACES_HAVE_AN_AT,
        /** The column whose values become columns in PIVOT does not count. */
        PIVOTS_TURN_ON_NOTHING,
        /** A function among the sources has one column, called like it; to us it has those that the language gives it. */
        FUNCTIONS_ARE_COLUMNS,
        /** A column that no table has has no edge, to us one from no table; one of a function is of a table without a name. */
        UNRESOLVED_IS_NOTHING,
        /** What UPDATE, MERGE and DELETE change is an input too. */
        CHANGED_IS_INPUT,
        /** A table that is a function's argument counts as a column as well. */
        TABLES_ARE_COLUMNS,
        /** What is looked up in a dictionary of ClickHouse comes from the key alone; to us also from the dictionary's column. */
        DICTIONARIES_GIVE_NOTHING
    }

    private static LineageConventions of(Habit... habits) {
        return new LineageConventions(Set.of(habits));
    }

    /** Whether a column is the second argument of a function that looks into the table it is of. */
    private static boolean isLookedUp(ColumnEdge edge, LineageCorpus.Case about) {
        if (edge.source() == null) {
            return false;
        }
        String looked = Pattern.quote(edge.source().text()) + "'?\\s*,\\s*'" + Pattern.quote(edge.sourceColumn());
        return Pattern.compile("(?i)\\bdictGet\\w*\\(\\s*'?" + looked + "'")
                .matcher(about.text("sql"))
                .find();
    }

    private boolean has(Habit habit) {
        return habits.contains(habit);
    }

    List<String> inputs(Lineage lineage) {
        var between = between(lineage);
        return lineage.statements().stream()
                .filter(statement -> !has(Habit.EMPTYING_IS_NO_OUTPUT) || statement.kind() != StatementKind.RENAME)
                .flatMap(this::inputs)
                .filter(name -> !between.contains(name))
                .filter(name -> !has(Habit.NO_SYSTEM_TABLES) || !isSystem(name))
                .distinct()
                .toList();
    }

    private Stream<String> inputs(StatementLineage statement) {
        var inputs = names(statement.inputs());
        return has(Habit.CHANGED_IS_INPUT) && statement.readsTarget()
                ? Stream.concat(inputs, names(statement.outputs()))
                : inputs;
    }

    private static boolean isSystem(String table) {
        return Arrays.stream(table.split("\\."))
                .anyMatch(Set.of("mysql", "information_schema", "pg_catalog", "performance_schema", "sys")::contains);
    }

    List<String> outputs(Lineage lineage) {
        if (has(Habit.QUERIES_ONLY)) {
            return List.of();
        }
        var outputs = new LinkedHashSet<String>();
        for (var statement : lineage.statements()) {
            var written = names(statement.outputs()).toList();
            if (!has(Habit.EMPTYING_IS_NO_OUTPUT)) {
                outputs.addAll(written);
            } else {
                change(statement, written, outputs);
            }
        }
        outputs.removeAll(between(lineage));
        return List.copyOf(outputs);
    }

    private static void change(StatementLineage statement, List<String> written, Set<String> outputs) {
        switch (statement.kind()) {
            case DROP, TRUNCATE, DELETE -> outputs.removeAll(written);
            case RENAME -> {
                if (outputs.removeAll(names(statement.inputs()).toList())) {
                    outputs.addAll(written);
                }
            }
            default -> outputs.addAll(written);
        }
    }

    /** Tables that are passed through. */
    private Set<String> between(Lineage lineage) {
        if (!has(Habit.PASSES_THROUGH) || lineage.statements().size() < 2) {
            return Set.of();
        }
        var between = names(lineage.inputs()).collect(Collectors.toCollection(HashSet::new));
        between.retainAll(names(lineage.outputs()).collect(Collectors.toSet()));
        return between;
    }

    private static Stream<String> names(List<TableName> tables) {
        return tables.stream().map(table -> LineageEdge.plain(table.text()));
    }

    /** The inputs that are expected. */
    List<String> expectedInputs(LineageCorpus.Case about) {
        var inputs = LineageCorpus.list(about.expected().get("inputs"));
        if (!has(Habit.NAMED_QUERIES_ARE_INPUTS)) {
            return inputs;
        }
        var known = new HashSet<String>();
        about.about().get("schema").properties().forEach(table -> known.add(table.getKey()));
        var named = NAMED.matcher(about.text("sql"))
                .results()
                .map(match -> match.group(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return inputs.stream()
                .filter(table -> known.contains(table) || !named.contains(table.substring(table.lastIndexOf('.') + 1)))
                .toList();
    }

    /** The edges that were found, as the corpus would count them. */
    List<LineageEdge> edges(Lineage lineage, LineageCorpus.Case about, List<LineageEdge> expected) {
        var edges = lineage.columns().stream()
                .filter(edge -> !has(Habit.UNRESOLVED_IS_NOTHING) || edge.source() != null)
                .filter(edge -> !has(Habit.PIVOTS_TURN_ON_NOTHING) || !isTurning(edge, about))
                .filter(edge -> !has(Habit.DICTIONARIES_GIVE_NOTHING) || !isLookedUp(edge, about))
                .flatMap(edge -> edge(edge, lineage, about))
                .toList();
        if (has(Habit.PASSES_THROUGH) && lineage.statements().size() > 1) {
            edges = LineageEdge.composed(edges);
        }
        var theirs = outputColumns(about);
        boolean starStays = starStays(lineage, theirs);
        var known = onlyKnown(about, expected);
        return edges.stream()
                .map(edge -> has(Habit.FUNCTIONS_ARE_COLUMNS) ? called(edge, theirs, about) : edge)
                .filter(edge -> known == null || known.contains(String.valueOf(edge.source())))
                .filter(edge -> !starStays || (theirs.contains(edge.as()) && !"*".equals(edge.as())))
                .filter(edge -> !has(Habit.STARS_ARE_LEFT_OUT) || !"*".equals(edge.as()) || theirs.contains("*"))
                .distinct()
                .toList();
    }

    /** Whether they left a star where we say what is in it. */
    private boolean starStays(Lineage lineage, List<String> theirs) {
        return has(Habit.STARS_STAY)
                && theirs.contains("*")
                && lineage.statements().stream()
                        .flatMap(statement -> statement.outputColumns().stream())
                        .anyMatch(column -> !theirs.contains(LineageEdge.plain(column)));
    }

    /** By the function's name, where they call a column so and have none of ours. */
    private static LineageEdge called(LineageEdge edge, List<String> theirs, LineageCorpus.Case about) {
        String text = LineageEdge.plain(about.text("sql"));
        return theirs.contains(edge.as())
                ? edge
                : theirs.stream()
                        .filter(name -> text.contains(name + "("))
                        .findFirst()
                        .map(edge::as)
                        .orElse(edge);
    }

    private static boolean isTurning(ColumnEdge edge, LineageCorpus.Case about) {
        return edge.kind() == EdgeKind.CONDITIONAL
                && about.text("sql").toLowerCase(Locale.ROOT).matches("(?s).*(?<!un)pivot.*");
    }

    private static List<String> outputColumns(LineageCorpus.Case about) {
        return LineageCorpus.list(about.expected().get("output_columns")).stream()
                .map(LineageEdge::plain)
                .toList();
    }

    /** The tables whose columns count; null for all. */
    private @Nullable Set<String> onlyKnown(LineageCorpus.Case about, List<LineageEdge> expected) {
        var schema = about.about().get("schema");
        if (!has(Habit.KNOWN_COLUMNS_ONLY) || !expected.isEmpty() || schema == null || !schema.isObject()) {
            return null;
        }
        var known = new HashSet<String>();
        schema.properties().forEach(table -> known.add(table.getKey().toLowerCase(Locale.ROOT)));
        return known;
    }

    private Stream<LineageEdge> edge(ColumnEdge edge, Lineage lineage, LineageCorpus.Case about) {
        var found = LineageEdge.of(text(edge.source()), edge.sourceColumn(), text(edge.target()), edge.targetColumn());
        return has(Habit.PLACES_NAME_COLUMNS)
                ? renamed(edge.targetColumn(), lineage, about).map(found::as)
                : Stream.of(found);
    }

    /** By place, what the other engine calls a column that was given no name; several, where it stands twice. */
    private static Stream<String> renamed(String name, Lineage lineage, LineageCorpus.Case about) {
        var theirs = LineageCorpus.list(about.expected().get("output_columns"));
        var ours = lineage.statements().isEmpty()
                ? List.<String>of()
                : lineage.statements().getLast().outputColumns();
        int place = ours.indexOf(name);
        if (theirs.isEmpty() && !name.matches("\\w+")) {
            return Stream.of("_"
                    + ours.stream()
                            .limit(Math.max(0, place))
                            .filter(each -> !each.matches("\\w+"))
                            .count());
        }
        if (place < 0 || theirs.size() != ours.size()) {
            return Stream.of(name);
        }
        return IntStream.range(0, ours.size())
                .filter(at -> ours.get(at).equals(name))
                .mapToObj(theirs::get)
                .map(each -> theirs.contains(name) && ours.contains(each) ? name : each)
                .distinct();
    }

    private static @Nullable String text(@Nullable TableName table) {
        return table == null ? null : table.text();
    }

    /** The edges that are expected, but for those that say nothing to us. */
    List<LineageEdge> expected(LineageCorpus.Case about, Lineage lineage) {
        var columns = about.expected().get("columns");
        var edges = new ArrayList<LineageEdge>();
        if (columns != null && columns.isArray()) {
            columns.forEach(edge -> edges.add(LineageEdge.of(
                    text(edge.get(0)),
                    edge.get(1).asString(),
                    text(edge.get(2)),
                    edge.get(3).asString())));
        }
        var tables = has(Habit.TABLES_ARE_COLUMNS)
                ? LineageCorpus.list(about.expected().get("inputs"))
                : List.<String>of();
        boolean starStays = starStays(lineage, outputColumns(about));
        return edges.stream()
                .filter(edge -> !has(Habit.COUNTS_HAVE_A_STAR) || !isCount(edge))
                .filter(edge -> !starStays || !"*".equals(edge.as()))
                .filter(edge -> !tables.contains(edge.column()))
                .filter(edge -> !has(Habit.UNRESOLVED_IS_NOTHING) || !"".equals(edge.source()))
                .map(edge -> has(Habit.FIELDS_ARE_KNOWN) ? starred(edge, about, lineage) : edge)
                .map(edge -> has(Habit.PLACES_HAVE_AN_AT) && edge.column().startsWith("@")
                        ? new LineageEdge(edge.source(), "$" + edge.column().substring(1), edge.target(), edge.as())
                        : edge)
                .map(edge -> has(Habit.ALIASES_ARE_COLUMNS) ? unaliased(edge, about) : edge)
                .distinct()
                .toList();
    }

    private static boolean isCount(LineageEdge edge) {
        return "*".equals(edge.column()) && !"*".equals(edge.as());
    }

    /** Where we leave a star and they do not, what they say is in it. */
    private static LineageEdge starred(LineageEdge edge, LineageCorpus.Case about, Lineage lineage) {
        var ours = lineage.statements().isEmpty()
                ? List.<String>of()
                : lineage.statements().getLast().outputColumns().stream()
                        .map(LineageEdge::plain)
                        .toList();
        boolean left = ours.contains("*") && !outputColumns(about).contains("*");
        return left && !ours.contains(edge.as()) ? edge.as("*") : edge;
    }

    /** An alias in a list after a relation's name, {@code t (a, b)}, where nothing is known of the table. */
    private static LineageEdge unaliased(LineageEdge edge, LineageCorpus.Case about) {
        var schema = about.about().get("schema");
        boolean known = schema != null && schema.has(String.valueOf(edge.source()));
        boolean aliased = ALIASED.matcher(about.text("sql"))
                .results()
                .map(match -> match.group(1) == null ? match.group(2) : match.group(1))
                .anyMatch(names -> Arrays.stream(names.split(","))
                        .anyMatch(name -> name.strip().equalsIgnoreCase(edge.column())));
        return known || !aliased ? edge : new LineageEdge(edge.source(), "*", edge.target(), edge.as());
    }

    private static @Nullable String text(JsonNode node) {
        return node.isNull() ? null : node.asString();
    }
}

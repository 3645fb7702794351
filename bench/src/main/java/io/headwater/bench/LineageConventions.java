package io.headwater.bench;

import io.headwater.lineage.ColumnEdge;
import io.headwater.lineage.Lineage;
import io.headwater.lineage.StatementKind;
import io.headwater.lineage.StatementLineage;
import io.headwater.lineage.TableName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the authors of a corpus count otherwise than we do. It is levelled here, by origin, never in the engine.
 *
 * @param passesThrough tables that a script writes and reads again are neither inputs nor outputs
 * @param ignoresDrops a table that is dropped or emptied is no output
 * @param numbersUnnamed a column without a name is called by its place
 * @param knownOnly where nothing is expected, columns of tables without a schema do not count
 */
record LineageConventions(boolean passesThrough, boolean ignoresDrops, boolean numbersUnnamed, boolean knownOnly) {
    static final LineageConventions SQLLINEAGE = new LineageConventions(true, true, false, false);
    static final LineageConventions OPENLINEAGE = new LineageConventions(false, false, true, false);
    static final LineageConventions BYTEBASE = new LineageConventions(false, false, false, false);
    static final LineageConventions SQLGLOT = new LineageConventions(false, false, true, true);

    /** From where a column comes, where it goes, by names without quotes in lower case; null where that is not known. */
    record Edge(
            @Nullable String source,
            String column,
            @Nullable String target,
            String as) {
        static Edge of(@Nullable String source, String column, @Nullable String target, String as) {
            return new Edge(
                    table(source), plain(column), table(target), plain(as).replaceAll("\\s+", ""));
        }

        boolean matches(Edge other) {
            return column.equals(other.column)
                    && as.equals(other.as)
                    && isSame(source, other.source)
                    && isSame(target, other.target);
        }
    }

    /** Without quotes, in lower case. */
    static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[\"`\\[\\]]", "");
    }

    private static @Nullable String table(@Nullable String name) {
        return name == null ? null : plain(name);
    }

    /** Names that are the same as far as both go, from the end. */
    static boolean isSame(@Nullable String one, @Nullable String other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return one.equals(other) || one.endsWith("." + other) || other.endsWith("." + one);
    }

    List<String> inputs(Lineage lineage) {
        var between = between(lineage);
        return names(lineage.inputs()).filter(name -> !between.contains(name)).toList();
    }

    List<String> outputs(Lineage lineage) {
        var between = between(lineage);
        return lineage.statements().stream()
                .filter(statement -> !ignoresDrops || !isDrop(statement))
                .flatMap(statement -> names(statement.outputs()))
                .distinct()
                .filter(name -> !between.contains(name))
                .toList();
    }

    private static boolean isDrop(StatementLineage statement) {
        return statement.kind() == StatementKind.DROP;
    }

    private Set<String> between(Lineage lineage) {
        if (!passesThrough || lineage.statements().size() < 2) {
            return Set.of();
        }
        var between = names(lineage.inputs()).collect(Collectors.toCollection(LinkedHashSet::new));
        between.retainAll(names(lineage.outputs()).collect(Collectors.toSet()));
        return between;
    }

    private static Stream<String> names(List<TableName> tables) {
        return tables.stream().map(table -> plain(table.text()));
    }

    List<Edge> edges(Lineage lineage, LineageCorpus.Case about, List<Edge> expected) {
        var schema = about.about().get("schema");
        boolean onlyKnown = knownOnly && expected.isEmpty() && schema != null && schema.isObject();
        var known = new ArrayList<String>();
        if (onlyKnown) {
            schema.properties().forEach(table -> known.add(table.getKey().toLowerCase(Locale.ROOT)));
        }
        return lineage.columns().stream()
                .map(edge -> edge(edge, lineage, about))
                .filter(edge -> !onlyKnown || known.contains(String.valueOf(edge.source())))
                .distinct()
                .toList();
    }

    private Edge edge(ColumnEdge edge, Lineage lineage, LineageCorpus.Case about) {
        String as = numbersUnnamed ? renamed(edge.targetColumn(), lineage, about) : edge.targetColumn();
        return Edge.of(text(edge.source()), edge.sourceColumn(), text(edge.target()), as);
    }

    /** By place, what the other engine calls a column that was given no name. */
    private static String renamed(String name, Lineage lineage, LineageCorpus.Case about) {
        var theirs = LineageCorpus.list(about.expected().get("output_columns"));
        var ours = lineage.statements().isEmpty()
                ? List.<String>of()
                : lineage.statements().getLast().outputColumns();
        int place = ours.indexOf(name);
        boolean theirsToo = theirs.stream().anyMatch(name::equalsIgnoreCase);
        if (theirs.isEmpty() && !name.matches("\\w+")) {
            return "_"
                    + ours.stream()
                            .limit(Math.max(0, place))
                            .filter(each -> !each.matches("\\w+"))
                            .count();
        }
        return theirsToo || place < 0 || theirs.size() != ours.size() ? name : theirs.get(place);
    }

    private static @Nullable String text(@Nullable TableName table) {
        return table == null ? null : table.text();
    }

    /** What is expected, but for what counts rows and comes from no column. */
    List<Edge> expected(LineageCorpus.Case about) {
        var columns = about.expected().get("columns");
        var edges = new ArrayList<Edge>();
        if (columns != null && columns.isArray()) {
            columns.forEach(edge -> {
                var parts = Arrays.asList(
                        edge.get(0).isNull() ? null : edge.get(0).asString(),
                        edge.get(1).asString(),
                        edge.get(2).isNull() ? null : edge.get(2).asString(),
                        edge.get(3).asString());
                boolean countsRows = passesThrough && "*".equals(parts.get(1)) && !"*".equals(parts.get(3));
                if (!countsRows) {
                    edges.add(Edge.of(
                            parts.get(0), String.valueOf(parts.get(1)), parts.get(2), String.valueOf(parts.get(3))));
                }
            });
        }
        return edges.stream().distinct().toList();
    }
}

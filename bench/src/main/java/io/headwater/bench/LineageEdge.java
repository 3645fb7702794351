package io.headwater.bench;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * From where a column comes and where it goes, as it is compared.
 *
 * @param source by a name without quotes in lower case; null where it is not known
 * @param target the same; null for the result of a query
 */
record LineageEdge(
        @Nullable String source, String column, @Nullable String target, String as) {

    static LineageEdge of(@Nullable String source, String column, @Nullable String target, String as) {
        return new LineageEdge(
                table(source), plain(column), table(target), plain(as).replaceAll("\\s+", ""));
    }

    /** Without quotes, in lower case. */
    static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[\"`\\[\\]]", "");
    }

    private static @Nullable String table(@Nullable String name) {
        return name == null ? null : plain(name);
    }

    LineageEdge as(String name) {
        return of(source, column, target, name);
    }

    boolean matches(LineageEdge other) {
        return column.equals(other.column)
                && as.equals(other.as)
                && isSame(source, other.source)
                && isSame(target, other.target);
    }

    /** Names that are the same as far as both go, from the end. */
    static boolean isSame(@Nullable String one, @Nullable String other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return one.equals(other) || one.endsWith("." + other) || other.endsWith("." + one);
    }

    private record Field(@Nullable String table, String column) {}

    /** Edges from what nothing feeds to what feeds nothing, however many tables are between. */
    static List<LineageEdge> composed(List<LineageEdge> edges) {
        var feeding = new HashMap<Field, List<Field>>();
        var fed = new HashSet<Field>();
        for (var edge : edges) {
            var from = new Field(edge.source, edge.column);
            var to = new Field(edge.target, edge.as);
            if (!from.equals(to)) {
                feeding.computeIfAbsent(to, _ -> new ArrayList<>()).add(from);
                fed.add(from);
            }
        }
        var composed = new ArrayList<LineageEdge>();
        for (var end : feeding.keySet()) {
            if (!fed.contains(end)) {
                roots(end, feeding)
                        .forEach(root ->
                                composed.add(new LineageEdge(root.table(), root.column(), end.table(), end.column())));
            }
        }
        return composed;
    }

    private static Set<Field> roots(Field end, Map<Field, List<Field>> feeding) {
        var roots = new HashSet<Field>();
        var seen = new HashSet<Field>();
        var open = new ArrayDeque<>(List.of(end));
        while (!open.isEmpty()) {
            var field = open.pop();
            var sources = feeding.get(field);
            if (sources == null) {
                roots.add(field);
            } else if (seen.add(field)) {
                open.addAll(sources);
            }
        }
        return roots;
    }
}

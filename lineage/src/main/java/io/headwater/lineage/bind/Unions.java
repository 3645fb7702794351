package io.headwater.lineage.bind;

import io.headwater.lineage.EdgeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What becomes of the columns of queries that are put together. The first one's origins are added to. */
final class Unions {
    private Unions() {}

    /** By place, under the first one's names. A star that stands for unknown columns takes the rest. */
    static List<Output> byPlace(List<Output> first, List<Output> second) {
        if (first.stream().noneMatch(Output::isAll) && second.stream().noneMatch(Output::isAll)) {
            for (int i = 0; i < Math.min(first.size(), second.size()); i++) {
                first.get(i).origins().addAll(second.get(i).origins(), EdgeKind.IDENTITY);
            }
            return first;
        }
        if (first.size() == second.size()) {
            var columns = new ArrayList<Output>(first.size());
            for (int i = 0; i < first.size(); i++) {
                columns.add(merged(first.get(i), second.get(i)));
            }
            return columns;
        }
        return byName(first, second);
    }

    private static Output merged(Output first, Output second) {
        first.origins().addAll(second.origins(), EdgeKind.IDENTITY);
        var tables = Stream.concat(first.tables().stream(), second.tables().stream())
                .distinct()
                .toList();
        return new Output(first.name(), first.key(), first.origins(), tables, first.from(), first.to());
    }

    /** By name; those that the first has not come after its own. */
    static List<Output> byName(List<Output> first, List<Output> second) {
        var columns = new ArrayList<>(first);
        for (Output column : second) {
            int same = place(columns, column.key());
            if (same < 0) {
                columns.add(column);
            } else {
                columns.set(same, merged(columns.get(same), column));
            }
        }
        return columns;
    }

    private static int place(List<Output> columns, String key) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).key().equals(key)) {
                return i;
            }
        }
        return -1;
    }
}

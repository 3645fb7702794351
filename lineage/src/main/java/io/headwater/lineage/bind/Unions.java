package io.headwater.lineage.bind;

import io.headwater.lineage.EdgeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What becomes of the columns of queries that are put together. The first one's origins are added to. */
final class Unions {
    private Unions() {}

    /** By place, under the first one's names; where stars stand for unknown columns, as far as places can be told. */
    static List<Output> byPlace(List<Output> first, List<Output> second) {
        if (first.stream().noneMatch(Output::isAll)) {
            return into(first, second);
        }
        return isAlike(first, second) ? each(first, second) : byName(first, second);
    }

    /** Whether stars stand at the same places. */
    private static boolean isAlike(List<Output> first, List<Output> second) {
        boolean alike = first.size() == second.size();
        for (int i = 0; alike && i < first.size(); i++) {
            alike = first.get(i).isAll() == second.get(i).isAll();
        }
        return alike;
    }

    private static List<Output> each(List<Output> first, List<Output> second) {
        var columns = new ArrayList<Output>(first.size());
        for (int i = 0; i < first.size(); i++) {
            columns.add(merged(first.get(i), second.get(i)));
        }
        return columns;
    }

    /** The first one says how many there are: what has no place of its own in the second one is in its star. */
    private static List<Output> into(List<Output> first, List<Output> second) {
        int before = 0;
        while (before < second.size() && !second.get(before).isAll()) {
            before++;
        }
        int after = 0;
        while (after < second.size() - before
                && !second.get(second.size() - 1 - after).isAll()) {
            after++;
        }
        var stars = second.subList(before, second.size() - after);
        for (int i = 0; i < first.size(); i++) {
            var origins = first.get(i).origins();
            int fromEnd = first.size() - i;
            if (i < before) {
                origins.addAll(second.get(i).origins(), EdgeKind.IDENTITY);
            } else if (fromEnd <= after) {
                origins.addAll(second.get(second.size() - fromEnd).origins(), EdgeKind.IDENTITY);
            } else {
                stars.forEach(star -> origins.addAll(star.origins(), EdgeKind.IDENTITY));
            }
        }
        return first;
    }

    private static Output merged(Output first, Output second) {
        first.origins().addAll(second.origins(), EdgeKind.IDENTITY);
        if (!first.isAll()) {
            return first;
        }
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

package io.headwater.core.detect;

import io.headwater.core.collect.DataWindow;
import io.headwater.core.collect.SeriesKey;
import io.headwater.core.collect.Stretch;
import io.headwater.core.detect.Judge.Case;
import io.headwater.core.monitor.Signal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tables of the same schema, from which a series learns what it is too young to know: those that began before it, in the
 * same signal and in the field of the same name.
 */
public final class Siblings {
    /** So many are learnt from, the oldest ones: others that come later change nothing of what was judged. */
    private static final int MOST = 12;

    private Siblings() {}

    /** The same signal of another table; what its rows are is needed for shares. */
    public record Sibling(Stretch values, Stretch rows) {}

    /** Reads some series of all tables of the schema but the one that is judged, one map for each of them. */
    public interface Reader {
        List<Map<SeriesKey, Stretch>> read(Set<SeriesKey> keys, DataWindow window);
    }

    /**
     * Cases with their siblings, as far as they need any: nothing is read where all are old enough.
     *
     * @param first the first bucket of a case that is judged; empty where none is
     */
    public static List<Case> beside(List<Case> cases, Function<Case, OptionalInt> first, Reader reader) {
        var young = cases.stream()
                .filter(about -> first.apply(about).stream().anyMatch(bucket -> isYoung(about, bucket)))
                .collect(Collectors.toSet());
        if (young.isEmpty()) {
            return cases;
        }
        var keys = young.stream()
                .flatMap(about -> Stream.of(about.key(), SeriesKey.rows(about.segment())))
                .collect(Collectors.toSet());
        var tables = reader.read(keys, window(cases.getFirst()));
        return cases.stream()
                .map(about -> young.contains(about) ? about.beside(siblings(about, tables)) : about)
                .toList();
    }

    /** How rows are spread over categories, and what is true of one segment, is each table's own. */
    private static boolean isYoung(Case about, int bucket) {
        return about.segment().isAll() && about.monitor().signal() != Signal.CATEGORIES && Judge.isYoung(about, bucket);
    }

    /** All cases of a table are over the same time. */
    private static DataWindow window(Case about) {
        var start = about.values().start();
        return new DataWindow(start, about.grain().plus(start, about.values().size(), about.zone()));
    }

    private static List<Sibling> siblings(Case about, List<Map<SeriesKey, Stretch>> tables) {
        int born = born(about.rows());
        return tables.stream()
                .flatMap(table -> sibling(about, table).stream())
                .filter(sibling -> born(sibling.rows()) < born)
                .sorted(Comparator.comparingInt(sibling -> born(sibling.rows())))
                .limit(MOST)
                .toList();
    }

    private static Optional<Sibling> sibling(Case about, Map<SeriesKey, Stretch> table) {
        var values = table.get(about.key());
        return Optional.ofNullable(values)
                .map(known -> new Sibling(
                        known, Objects.requireNonNullElse(table.get(SeriesKey.rows(about.segment())), known)));
    }

    /** The first bucket with anything in it. */
    private static int born(Stretch rows) {
        int first = 0;
        while (first < rows.size() && !(rows.at(first) > 0)) {
            first++;
        }
        return first;
    }
}

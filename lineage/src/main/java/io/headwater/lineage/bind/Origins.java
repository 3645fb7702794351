package io.headwater.lineage.bind;

import io.headwater.lineage.EdgeKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A set of origins: of a column its strongest direct bearing, and each other one once. */
final class Origins {
    private static final int FEW = 12;

    private final List<Origin> all = new ArrayList<>(2);
    private @Nullable Map<Origin.Column, List<Integer>> index;

    static Origins of(Origin origin) {
        var origins = new Origins();
        origins.add(origin);
        return origins;
    }

    List<Origin> all() {
        return all;
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    void addAll(Origins more, EdgeKind through) {
        if (more != this) {
            for (int i = 0; i < more.all.size(); i++) {
                add(more.all.get(i).through(through));
            }
        }
    }

    /** The same, each masked. */
    Origins masked() {
        var masked = new Origins();
        all.forEach(origin -> masked.add(origin.masking()));
        return masked;
    }

    void add(Origin origin) {
        int same = find(origin);
        if (same < 0) {
            all.add(origin);
            if (index != null) {
                index.computeIfAbsent(origin.column(), _ -> new ArrayList<>(1)).add(all.size() - 1);
            }
        } else if (origin.kind().compareTo(all.get(same).kind()) > 0
                || all.get(same).masked() != origin.masked()) {
            all.set(same, both(all.get(same), origin));
        }
    }

    /** The stronger one; masked where both are. */
    private static Origin both(Origin one, Origin other) {
        var stronger = other.kind().compareTo(one.kind()) > 0 ? other : one;
        return new Origin(stronger.column(), stronger.kind(), one.masked() && other.masked(), stronger.token());
    }

    private int find(Origin origin) {
        if (index == null && all.size() < FEW) {
            for (int i = 0; i < all.size(); i++) {
                if (isSame(all.get(i), origin)) {
                    return i;
                }
            }
            return -1;
        }
        for (int i : indexed().getOrDefault(origin.column(), List.of())) {
            if (isSame(all.get(i), origin)) {
                return i;
            }
        }
        return -1;
    }

    private Map<Origin.Column, List<Integer>> indexed() {
        if (index == null) {
            index = new HashMap<>();
            for (int i = 0; i < all.size(); i++) {
                index.computeIfAbsent(all.get(i).column(), _ -> new ArrayList<>(1))
                        .add(i);
            }
        }
        return index;
    }

    private static boolean isSame(Origin one, Origin other) {
        return one.column() == other.column()
                && (one.kind() == other.kind()
                        || (one.kind().isDirect() && other.kind().isDirect()));
    }
}

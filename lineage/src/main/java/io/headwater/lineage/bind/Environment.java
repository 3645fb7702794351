package io.headwater.lineage.bind;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Named queries, the inner ones before the outer ones. */
final class Environment {
    private final @Nullable Environment outer;
    private final Map<String, Bound> named = new HashMap<>();
    private final Map<String, Value> values = new HashMap<>(0);

    /**
     * A named query's result.
     *
     * @param context what it read; empty while it is still being bound
     */
    record Bound(List<Output> columns, Context context) {}

    /** A value that has a name, and what it read. */
    record Value(Origins origins, Context context) {}

    Environment(@Nullable Environment outer) {
        this.outer = outer;
    }

    void value(String key, Value value) {
        values.put(key, value);
    }

    @Nullable
    Value value(String key) {
        for (Environment each = this; each != null; each = each.outer) {
            var value = each.values.get(key);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    void put(String key, Bound bound) {
        named.put(key, bound);
    }

    @Nullable
    Bound find(String key) {
        for (Environment each = this; each != null; each = each.outer) {
            var bound = each.named.get(key);
            if (bound != null) {
                return bound;
            }
        }
        return null;
    }
}

package io.headwater.lineage.bind;

import io.headwater.lineage.EdgeKind;
import io.headwater.lineage.tree.Expression;
import io.headwater.lineage.tree.Expression.Window;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a query reads and what steers its rows, gathered while it is bound. */
final class Context {
    private final Set<Table> inputs = new LinkedHashSet<>();
    private final Origins steering = new Origins();
    private final List<Unbound> unbound = new ArrayList<>(0);
    private final Map<String, Window> windows = new HashMap<>(0);

    /**
     * A reference that found nothing for certain.
     *
     * @param possible whether it may well be right: a source that nothing is known of may have it
     */
    record Unbound(int from, int to, String why, boolean possible) {}

    Set<Table> inputs() {
        return inputs;
    }

    Origins steering() {
        return steering;
    }

    List<Unbound> unbound() {
        return unbound;
    }

    Map<String, Window> windows() {
        return windows;
    }

    void unbound(Expression.Column column, String why, boolean possible) {
        unbound.add(new Unbound(column.from(), column.to(), why, possible));
    }

    /** Takes over all that another one gathered. */
    void take(Context other) {
        inputs.addAll(other.inputs);
        steering.addAll(other.steering, EdgeKind.IDENTITY);
        unbound.addAll(other.unbound);
    }
}

package io.headwater.lineage.bind;

import io.headwater.lineage.StatementKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a statement reads and writes, before it is put in words. */
final class Effects {
    private final StatementKind kind;
    private final boolean readsTarget;
    private final Context context = new Context();
    private final Set<Table> outputs = new LinkedHashSet<>();
    private final List<Write> writes = new ArrayList<>(1);
    private List<String> results = List.of();

    Effects(StatementKind kind, boolean readsTarget) {
        this.kind = kind;
        this.readsTarget = readsTarget;
    }

    /**
     * Columns that are written.
     *
     * @param target null for the result of a query
     */
    record Write(@Nullable Table target, List<Output> columns) {}

    StatementKind kind() {
        return kind;
    }

    boolean readsTarget() {
        return readsTarget;
    }

    Context context() {
        return context;
    }

    Set<Table> outputs() {
        return outputs;
    }

    List<Write> writes() {
        return writes;
    }

    List<String> results() {
        return results;
    }

    Effects writing(@Nullable Table target, List<Output> columns) {
        if (target != null) {
            outputs.add(target);
        }
        writes.add(new Write(target, columns));
        results = columns.stream().map(Output::name).toList();
        return this;
    }

    /** Takes over what another statement within this one changes. */
    void also(Effects other) {
        outputs.addAll(other.outputs);
        writes.addAll(other.writes);
        context.take(other.context);
    }

    /** Takes over what another statement does. */
    void take(Effects other) {
        context.take(other.context);
        outputs.addAll(other.outputs);
        writes.addAll(other.writes);
        results = other.results;
    }
}

package io.headwater.lineage.tree;

import io.headwater.lineage.tree.Expression.Access;
import io.headwater.lineage.tree.Expression.Call;
import io.headwater.lineage.tree.Expression.Case;
import io.headwater.lineage.tree.Expression.Column;
import io.headwater.lineage.tree.Expression.Combined;
import io.headwater.lineage.tree.Expression.Constant;
import io.headwater.lineage.tree.Expression.Lambda;
import io.headwater.lineage.tree.Expression.Nested;
import io.headwater.lineage.tree.Expression.Star;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which columns a value names, by their keys; not those within queries of its own. */
public final class References {
    private final Set<String> keys = new HashSet<>();

    private References() {}

    /** The keys of all columns that some values name. */
    public static Set<String> of(List<Expression> values) {
        var references = new References();
        references.add(values);
        return references.keys;
    }

    private void add(List<Expression> values) {
        values.forEach(this::add);
    }

    private void add(Expression value) {
        switch (value) {
            case Column(var path, var _, var _) -> {
                if (!path.isEmpty()) {
                    keys.add(path.getLast().key());
                }
            }
            case Call call -> {
                add(call.arguments());
                add(call.order());
                if (call.filter() != null) {
                    add(call.filter());
                }
            }
            case Case(var conditions, var results, var _, var _) -> {
                add(conditions);
                add(results);
            }
            case Combined(var parts, var _, var _) -> add(parts);
            case Access(var of, var _, var _, var _) -> add(of);
            case Lambda(var _, var body, var _, var _) -> add(body);
            case Nested _, Star _, Constant _ -> {
                // names nothing of this relation
            }
        }
    }
}

package io.headwater.lineage.bind;

import io.headwater.lineage.tree.Query;
import io.headwater.lineage.tree.Relation;
import java.util.List;

/** Whether a query names another one among its sources. */
final class Reads {
    private Reads() {}

    static boolean name(Query query, String key) {
        return switch (query) {
            case Query.Select select -> select.from().stream().anyMatch(relation -> name(relation, key));
            case Query.Combination(var branches, var _, var _) -> any(branches, key);
            case Query.With(var named, var _, var _, var body) ->
                name(body, key) || named.stream().anyMatch(each -> name(each.query(), key));
            case Query.Rows _, Query.Changing _ -> false;
        };
    }

    private static boolean any(List<Query> queries, String key) {
        return queries.stream().anyMatch(query -> name(query, key));
    }

    private static boolean name(Relation relation, String key) {
        return switch (relation) {
            case Relation.Source(var path, var _) ->
                path.size() == 1 && path.getFirst().key().equals(key);
            case Relation.Derived(var query, var _, var _) -> name(query, key);
            case Relation.Joined(var first, var joins, var _) ->
                name(first, key) || joins.stream().anyMatch(join -> name(join.right(), key));
            case Relation.Pivot pivot -> name(pivot.of(), key);
            case Relation.Unpivot unpivot -> name(unpivot.of(), key);
            case Relation.Function _ -> false;
        };
    }
}

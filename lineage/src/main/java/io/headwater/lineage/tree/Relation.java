package io.headwater.lineage.tree;

import io.headwater.lineage.tree.Expression.Item;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where rows come from. */
public sealed interface Relation {

    /** The name it goes by in the query, and the names of its columns if they are given new ones. */
    record Alias(@Nullable Name name, List<Name> columns) {
        public static final Alias NONE = new Alias(null, List.of());
    }

    /** A table, a view, or a named query. */
    record Source(List<Name> path, Alias alias) implements Relation {}

    /** A query in brackets. */
    record Derived(Query query, Alias alias, boolean lateral) implements Relation {}

    /**
     * A function that returns rows.
     *
     * @param expands whether its rows are the elements of its argument
     * @param position the column that numbers them, if it has a name
     */
    record Function(
            Expression.Call call,
            Alias alias,
            boolean expands,
            @Nullable Name position) implements Relation {}

    /** Joins from left to right. */
    record Joined(Relation first, List<Join> joins, Alias alias) implements Relation {}

    /**
     * One join.
     *
     * @param keeps whether the right side's columns come out; those of semi and anti joins do not
     */
    record Join(Relation right, boolean keeps, @Nullable Expression on, List<Name> using, boolean natural) {}

    /**
     * {@code PIVOT}.
     *
     * @param by whose values become columns
     * @param values each becomes a column for each aggregate; empty where only the data tell them
     * @param group what stays beside them; empty for all that is not named in the rest
     */
    record Pivot(
            Relation of,
            List<Item> aggregates,
            List<Expression> by,
            List<Item> values,
            List<Expression> group,
            Alias alias)
            implements Relation {}

    /**
     * {@code UNPIVOT}.
     *
     * @param values the columns that hold the values
     * @param name the column that holds where a value came from
     * @param columns what is turned into rows, as many in each as there are value columns
     */
    record Unpivot(Relation of, List<Name> values, @Nullable Name name, List<List<Name>> columns, Alias alias)
            implements Relation {}
}

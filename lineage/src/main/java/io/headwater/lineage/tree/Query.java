package io.headwater.lineage.tree;

import io.headwater.lineage.tree.Expression.Item;
import io.headwater.lineage.tree.Expression.Window;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What rows come out. */
public sealed interface Query {

    /**
     * One {@code SELECT}.
     *
     * @param into where the rows go, in {@code SELECT … INTO}
     * @param empty whether it can have no rows: only its shape counts
     */
    record Select(
            List<Item> items,
            List<Relation> from,
            Filters filters,
            List<Expression> order,
            Map<String, Window> windows,
            @Nullable Target into,
            boolean empty)
            implements Query {

        /** The same with one item. */
        public Select of(Item item) {
            return new Select(List.of(item), from, filters, order, windows, into, empty);
        }

        /** The same, where what it is sorted by is another's. */
        public Select unordered() {
            return order.isEmpty() ? this : new Select(items, from, filters, List.of(), windows, into, empty);
        }
    }

    /** What decides on the rows. */
    record Filters(List<Expression> where, List<Expression> group, List<Expression> having, List<Expression> qualify) {

        /** These and others. */
        public Filters and(Filters others) {
            return new Filters(
                    both(where, others.where),
                    both(group, others.group),
                    both(having, others.having),
                    both(qualify, others.qualify));
        }

        private static List<Expression> both(List<Expression> first, List<Expression> second) {
            return Stream.concat(first.stream(), second.stream()).toList();
        }
    }

    /**
     * Where a query writes by itself.
     *
     * @param path of a table; empty where it writes to none
     * @param variables of a routine or a script that take the values of its columns
     */
    record Target(List<Name> path, boolean temporary, List<Name> variables) {}

    /** {@code UNION}, {@code INTERSECT}, {@code EXCEPT}: columns by place or by name. */
    record Combination(List<Query> branches, boolean byName, List<Expression> order) implements Query {}

    /**
     * A query with named queries before it.
     *
     * @param values named too, where a dialect has them
     */
    record With(List<Named> named, List<Item> values, boolean recursive, Query body) implements Query {}

    /** A named query. */
    record Named(Name name, List<Name> columns, Query query) {}

    /**
     * A statement that changes rows and returns them.
     *
     * @param returning empty for none
     */
    record Changing(Statement statement, List<Item> returning) implements Query {}

    /** {@code VALUES}. */
    record Rows(List<List<Expression>> rows) implements Query {}
}

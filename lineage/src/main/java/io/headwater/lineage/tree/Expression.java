package io.headwater.lineage.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a value is made of. Operators and their order do not matter to lineage, so there are none. */
public sealed interface Expression {

    /** Where it begins. */
    int from();

    /** Where it ends, the token after its last one. */
    int to();

    /** A reference: of one part a column, of more a column of a source or a field within one. */
    record Column(List<Name> path, int from, int to) implements Expression {}

    /**
     * All columns of all sources or of one.
     *
     * @param of the source, or the value whose fields are meant; empty for all
     * @param like what the columns' names are like, as LIKE has it; empty for any
     * @param replaced what takes the place of a column, by the column's name
     */
    record Star(
            List<Name> of, List<Name> except, String like, List<Item> replaced, List<Item> renamed, int from, int to)
            implements Expression {

        /** All columns of all sources, none changed. */
        public static Star all(int from, int to) {
            return new Star(List.of(), List.of(), "", List.of(), List.of(), from, to);
        }
    }

    /**
     * A function.
     *
     * @param name in lower case, without what qualifies it
     * @param order by what an aggregate takes its values
     */
    record Call(
            String name,
            List<Expression> arguments,
            List<Expression> order,
            @Nullable Expression filter,
            @Nullable Window over,
            int from,
            int to)
            implements Expression {}

    /** {@code CASE}: what decides, and what comes out. */
    record Case(List<Expression> conditions, List<Expression> results, int from, int to) implements Expression {}

    /**
     * A query as a value.
     *
     * @param exists whether only its having rows counts
     */
    record Nested(Query query, boolean exists, int from, int to) implements Expression {}

    /** Values that operators put together. */
    record Combined(List<Expression> parts, int from, int to) implements Expression {}

    /** A field or an element of a value. */
    record Access(Expression of, List<Name> path, int from, int to) implements Expression {}

    /** A function without a name: its parameters are no columns. */
    record Lambda(List<Name> parameters, Expression body, int from, int to) implements Expression {}

    /** What comes from no column. */
    record Constant(int from, int to) implements Expression {}

    /** Over what rows a function looks. */
    record Window(@Nullable Name base, List<Expression> partition, List<Expression> order) {}

    /** A value with the name it is given, if any. */
    record Item(Expression value, @Nullable Name alias) {}
}

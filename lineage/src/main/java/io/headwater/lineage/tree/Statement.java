package io.headwater.lineage.tree;

import io.headwater.lineage.StatementKind;
import io.headwater.lineage.tree.Expression.Item;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a statement does. */
public sealed interface Statement {

    /** Rows for whoever asks. */
    record Ask(Query query) implements Statement {}

    /**
     * Rows into a table.
     *
     * @param columns into which of its columns; empty for all, by place
     * @param fixed columns that get one value for all rows
     */
    record Insert(
            StatementKind kind, List<Name> target, List<Name> columns, boolean byName, List<Name> fixed, Query query)
            implements Statement {}

    /**
     * Rows into a table, and what becomes of those that are there.
     *
     * @param alias the target's other name, if any
     * @param rows what the rows that were to be inserted are called
     * @param sets nothing for rows that stay as they are
     */
    record Upsert(
            Insert insert, Relation.Alias alias, Relation.Alias rows, List<Assignment> sets, List<Expression> where)
            implements Statement {}

    /** Values into columns, each a path and what it becomes. */
    record Assignment(List<Name> column, Expression value) {}

    /** {@code UPDATE}: the target is among the sources, or beside them. */
    record Update(Relation target, List<Assignment> sets, List<Relation> from, List<Expression> where)
            implements Statement {}

    /** {@code DELETE}. */
    record Delete(Relation target, List<Relation> from, List<Expression> where) implements Statement {}

    /** {@code MERGE}. */
    record Merge(Relation target, Relation source, List<Expression> on, List<Branch> branches) implements Statement {}

    /**
     * A branch of a {@code MERGE}.
     *
     * @param inserts whether it makes new rows, which have nothing of the target's
     * @param byPlace whether the values go to the target's columns in their order
     * @param all whether it takes all columns of the source as they are
     */
    record Branch(
            List<Expression> when,
            List<Assignment> sets,
            boolean inserts,
            boolean byPlace,
            boolean all,
            List<Name> except) {

        /** One that changes columns of rows that are there, or none. */
        public static Branch updating(List<Expression> when, List<Assignment> sets) {
            return new Branch(when, sets, false, false, false, List.of());
        }
    }

    /**
     * A statement that also writes down what it changed.
     *
     * @param items of the rows as they became, {@code inserted}, and as they were, {@code deleted}
     * @param columns into which of its columns; empty for all, by place
     */
    record Logged(Statement of, List<Item> items, List<Name> target, List<Name> columns) implements Statement {}

    /**
     * A table or a view from a query, from another table, or empty.
     *
     * @param like the table whose shape or content it takes
     * @param copies whether the content comes with the shape
     */
    record Create(
            StatementKind kind,
            List<Name> target,
            List<Name> columns,
            boolean temporary,
            @Nullable Query query,
            List<Name> like,
            boolean copies)
            implements Statement {}

    /** From files to a table or the other way: a side without a name is none of ours. */
    record Transfer(
            StatementKind kind,
            List<List<Name>> inputs,
            List<List<Name>> outputs,
            @Nullable Query query) implements Statement {}

    /** One name for another. */
    record Rename(List<Name> from, List<Name> to, boolean swap) implements Statement {}

    /** Tables that go or are emptied or changed. */
    record Touch(StatementKind kind, List<List<Name>> targets) implements Statement {}

    /** Where names without a schema are looked for from now on. */
    record Use(List<Name> path, Scope scope) implements Statement {

        /** Which part of a name one name stands for; {@code EITHER} is what the dialect has it mean. */
        public enum Scope {
            DATABASE,
            SCHEMA,
            EITHER
        }
    }

    /** A statement with named queries before it. */
    record Prefixed(List<Query.Named> named, boolean recursive, Statement statement) implements Statement {}

    /** Several in one. */
    record Several(StatementKind kind, List<Statement> parts) implements Statement {}

    /**
     * A procedure or a function; the statements of its body follow.
     *
     * @param name empty where it has none
     * @param columns the names of what it returns, if it returns rows and says so
     * @param result what it returns, where its body is no more than that
     */
    record Routine(
            List<Name> name,
            List<Name> parameters,
            List<Name> columns,
            @Nullable Query result) implements Statement {}

    /** A value for a variable of a routine or a script. */
    record Assign(Name variable, Expression value) implements Statement {}

    /** What a routine returns. */
    record Return(Query query) implements Statement {}

    /** What has nothing to do with data, or is not known. */
    record Other(StatementKind kind) implements Statement {}

    /** An assignment as an item of a query. */
    static Item item(Assignment assignment) {
        return new Item(assignment.value(), assignment.column().getLast());
    }
}

package io.headwater.lineage.parse;

import io.headwater.lineage.StatementKind;
import io.headwater.lineage.token.Token;
import io.headwater.lineage.token.Word;
import io.headwater.lineage.token.Words;
import io.headwater.lineage.tree.Expression;
import io.headwater.lineage.tree.Expression.Item;
import io.headwater.lineage.tree.Name;
import io.headwater.lineage.tree.Query;
import io.headwater.lineage.tree.Relation;
import io.headwater.lineage.tree.Relation.Joined;
import io.headwater.lineage.tree.Statement;
import io.headwater.lineage.tree.Statement.Assignment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** UPDATE, DELETE and MERGE. */
final class Changes {
    /** Each is bound by itself. */
    private static final int MOST_COLUMNS = 100;

    private final Grammar grammar;
    private final Cursor c;

    Changes(Grammar grammar) {
        this.grammar = grammar;
        this.c = grammar.cursor();
    }

    /** UPDATE t SET … FROM … WHERE …; UPDATE t JOIN u ON … SET … */
    Statement update() {
        c.next();
        if (c.is(Word.TOP)) {
            c.to(c.afterBrackets(c.at() + 1));
        }
        while (c.acceptAny(Word.IGNORE, Word.ONLY) || c.accepts("low_priority")) {
            // how, not what
        }
        var sources = grammar.relations().relations();
        var before = c.accept(Word.FROM) ? grammar.relations().relations() : List.<Relation>of(); // Teradata
        if (sources.isEmpty() || !c.accept(Word.SET)) {
            return Statements.unknown();
        }
        var sets = assignments();
        var log = log();
        boolean isOne = sources.size() == 1 && !(sources.getFirst() instanceof Joined);
        var target = isOne ? sources.getFirst() : target(sources, sets);
        var from = new ArrayList<>(isOne ? List.<Relation>of() : sources);
        from.addAll(before);
        if (c.accept(Word.FROM)) {
            from.addAll(grammar.relations().relations());
        }
        return logged(new Statement.Update(target, sets, from, where()), log);
    }

    /** Of several sources the one that a column to be set is said to be of, else the first. */
    private static Relation target(List<Relation> sources, List<Assignment> sets) {
        var path = sets.isEmpty() ? List.<Name>of() : sets.getFirst().column();
        return path.size() > 1
                ? new Relation.Source(path.subList(0, path.size() - 1), Relation.Alias.NONE)
                : first(sources.getFirst());
    }

    private static Relation first(Relation relation) {
        return switch (relation) {
            case Joined(var first, var _, var _) -> first(first);
            case Relation.Source(var _, var alias)
            when alias.name() != null -> new Relation.Source(List.of(alias.name()), Relation.Alias.NONE);
            case Relation.Source(var path, var _) -> new Relation.Source(path, Relation.Alias.NONE);
            default -> relation;
        };
    }

    /**
     * What is written down of the rows that are changed, and where.
     *
     * @param columns of the target
     */
    record Log(List<Item> items, List<Name> target, List<Name> columns) {}

    /** OUTPUT item, … [INTO target [(column, …)]], perhaps twice; null where nothing is stored. */
    @Nullable
    Log log() {
        Log log = null;
        while (c.accept(Word.OUTPUT)) {
            var items = grammar.items().items();
            if (c.accept(Word.INTO) && (c.isName(0) || c.is(Token.PARAMETER))) {
                var target = grammar.relations().table();
                log = new Log(items, target, c.is(Token.OPEN) && !grammar.isQuery(1) ? grammar.names() : List.of());
            }
        }
        return log;
    }

    static Statement logged(Statement statement, @Nullable Log log) {
        return log == null ? statement : new Statement.Logged(statement, log.items(), log.target(), log.columns());
    }

    private List<Expression> where() {
        var where = new ArrayList<Expression>(1);
        if (c.accept(Word.WHERE)) {
            where.add(grammar.expressions().value());
        }
        if (c.is(Word.ORDER) || c.is(Word.LIMIT) || c.is(Word.OPTION)) {
            grammar.clauses().tail();
        }
        if (c.is(Word.RETURNING)) {
            c.to(c.end(c.at()));
        }
        return where;
    }

    /** SET column = value, …: the word being here. */
    List<Assignment> sets() {
        c.next();
        return assignments();
    }

    /** The same, the word being left out where the statement says without it what it does. */
    List<Assignment> changes() {
        c.accept(Word.SET);
        return assignments();
    }

    /** column = value, (column, …) = (value, …) or (query), … */
    List<Assignment> assignments() {
        var sets = new ArrayList<Assignment>();
        do {
            if (c.is(Token.OPEN)) {
                several(sets);
            } else if (c.isName(0) || c.is(Token.PARAMETER)) {
                one(sets);
            } else {
                break;
            }
        } while (c.accept(Token.COMMA));
        return sets;
    }

    private void one(List<Assignment> sets) {
        List<Name> column = c.is(Token.PARAMETER) ? List.of(c.name()) : grammar.path();
        while (!c.is(Token.EQUALS)
                && !c.is(Token.COMMA)
                && !c.is(Token.NAMED)
                && !c.isAtEnd()
                && !c.is(Token.SEMICOLON)) {
            if (Words.endsAlways(c.word()) || c.is(Token.WORD) || c.is(Token.OPEN)) {
                c.doubt(c.at());
            }
            if (Words.endsAlways(c.word())) {
                sets.add(new Assignment(column, new Expression.Constant(c.at(), c.at())));
                return;
            }
            c.next(); // an element of an array, or an operator before the sign
        }
        c.next();
        sets.add(new Assignment(column, grammar.expressions().value()));
    }

    private void several(List<Assignment> sets) {
        var columns = grammar.names();
        c.accept(Token.EQUALS);
        if (c.is(Token.OPEN) && grammar.isQuery(1)) {
            int from = c.at();
            var query = grammar.bracketed();
            for (int i = 0; i < columns.size(); i++) {
                var value = new Expression.Nested(one(query, i, columns.size()), false, from, c.at());
                sets.add(new Assignment(List.of(columns.get(i)), value));
            }
            return;
        }
        if (columns.isEmpty()) {
            return;
        }
        if (!c.is(Token.OPEN)) {
            sets.add(new Assignment(
                    List.of(columns.getFirst()), grammar.expressions().value()));
            return;
        }
        int end = c.afterBrackets(c.at());
        c.next();
        for (Name column : columns) {
            sets.add(new Assignment(List.of(column), grammar.expressions().argument()));
            c.accept(Token.COMMA);
        }
        c.to(end);
    }

    /** Of a query that gives as many values as there are columns, the one for a place. */
    private static Query one(Query query, int place, int columns) {
        return query instanceof Query.Select select && select.items().size() == columns && columns <= MOST_COLUMNS
                ? select.of(select.items().get(place))
                : query;
    }

    /** DELETE FROM t USING … WHERE …; DELETE a FROM t a JOIN …; DELETE t WHERE … */
    Statement delete() {
        c.next();
        if (c.is(Word.TOP)) {
            c.to(c.afterBrackets(c.at() + 1));
        }
        while (c.accepts("low_priority") || c.accepts("quick") || c.accept(Word.IGNORE)) {
            // how, not what
        }
        var from = new ArrayList<Relation>();
        boolean fromFirst = c.accept(Word.FROM);
        List<Relation> targets = fromFirst ? grammar.relations().relations() : named();
        if (targets.isEmpty()) {
            return Statements.unknown();
        }
        var log = log();
        if (c.accept(Word.FROM) || c.accept(Word.USING)) {
            from.addAll(grammar.relations().relations());
        }
        boolean several = targets.size() > 1 && !from.isEmpty();
        if (!several) {
            from.addAll(targets.subList(1, targets.size()));
        }
        var where = where();
        return several
                ? new Statement.Several(
                        StatementKind.DELETE,
                        targets.stream()
                                .map(target -> (Statement) new Statement.Delete(target, from, where))
                                .toList())
                : logged(new Statement.Delete(targets.getFirst(), from, where), log);
    }

    /** ClickHouse: ALTER TABLE t UPDATE column = value, … WHERE …, ALTER TABLE t DELETE WHERE … */
    Statement mutation(List<Name> table) {
        var target = new Relation.Source(table, Relation.Alias.NONE);
        if (c.accept(Word.DELETE)) {
            return new Statement.Delete(target, List.of(), where());
        }
        var sets = sets();
        return new Statement.Update(target, sets, List.of(), where());
    }

    private List<Relation> named() {
        var targets = new ArrayList<Relation>();
        while (c.isName(0)) {
            targets.addAll(grammar.relations().relations());
            if (!(c.is(Token.DOT) && c.kind(1) == Token.STAR)) {
                break;
            }
            c.to(c.at() + 2);
            c.accept(Token.COMMA);
        }
        return targets;
    }

    /** ClickHouse and Oracle move partitions from one table to another. */
    Statement exchanged(List<Name> table) {
        int end = c.tail(c.at(), true);
        boolean partition = false;
        boolean switched = false;
        while (c.at() < end) {
            partition |= c.is(Word.PARTITION) || c.reads(0, "append");
            switched |= c.reads(0, "switch");
            if (c.reads(0, "attach") && c.word(1) == Word.PARTITION && c.isName(2) && isBound(3)) {
                c.to(c.at() + 2);
                return new Statement.Transfer(StatementKind.ALTER, List.of(grammar.path()), List.of(table), null);
            }
            boolean exchange = partition
                    && ((c.is(Word.WITH) && c.word(1) == Word.TABLE)
                            || c.is(Word.FROM)
                            || (c.is(Word.TO) && c.word(1) == Word.TABLE));
            exchange |= switched && c.is(Word.TO);
            if (exchange) {
                boolean out = c.is(Word.TO);
                c.next();
                c.accept(Word.TABLE);
                var other = c.isName(0) ? grammar.path() : List.<Name>of();
                return new Statement.Transfer(
                        StatementKind.ALTER, List.of(out ? table : other), List.of(out ? other : table), null);
            }
            c.next();
        }
        return new Statement.Touch(StatementKind.ALTER, List.of(table));
    }

    /** Whether what follows a partition's name says which rows are in it: then the name is a table's. */
    private boolean isBound(int ahead) {
        int after = ahead;
        while (c.kind(after) == Token.DOT && c.isName(after + 1)) {
            after += 2;
        }
        return c.word(after) == Word.FOR || c.word(after) == Word.DEFAULT;
    }
}

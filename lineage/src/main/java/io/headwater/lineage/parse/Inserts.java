package io.headwater.lineage.parse;

import io.headwater.lineage.StatementKind;
import io.headwater.lineage.token.Token;
import io.headwater.lineage.token.Word;
import io.headwater.lineage.tree.Expression;
import io.headwater.lineage.tree.Expression.Item;
import io.headwater.lineage.tree.Name;
import io.headwater.lineage.tree.Query;
import io.headwater.lineage.tree.Query.Select;
import io.headwater.lineage.tree.Relation;
import io.headwater.lineage.tree.Relation.Alias;
import io.headwater.lineage.tree.Statement;
import io.headwater.lineage.tree.Statement.Assignment;
import io.headwater.lineage.tree.Statement.Insert;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** INSERT and REPLACE, into one table or several. */
final class Inserts {
    private final Grammar grammar;
    private final Cursor c;
    private Alias alias = Alias.NONE; // of the last target
    private Changes.@Nullable Log log; // of what went into it

    Inserts(Grammar grammar) {
        this.grammar = grammar;
        this.c = grammar.cursor();
    }

    Statement insert() {
        return insert(List.of());
    }

    /**
     * One of them.
     *
     * @param shared sources that stood before it
     */
    Statement insert(List<Relation> shared) {
        var kind = c.is(Word.REPLACE) ? StatementKind.REPLACE : StatementKind.INSERT;
        c.next();
        if (c.is(Word.TOP) && c.kind(1) == Token.OPEN) {
            c.to(c.afterBrackets(c.at() + 1));
            c.accept(Word.PERCENT);
        }
        if (c.acceptAny(Word.OVERWRITE)) {
            c.accept(Word.INTO);
        }
        if ((c.is(Word.ALL) || c.is(Word.FIRST)) && isBranching()) {
            return several();
        }
        return modified(kind, shared);
    }

    /** INTO …, its first word being lost. */
    Statement headless() {
        return modified(StatementKind.INSERT, List.of());
    }

    private Statement modified(StatementKind kind, List<Relation> shared) {
        boolean said = c.word(-1) == Word.OVERWRITE || c.word(-1) == Word.INTO || c.word(-1) == Word.REPLACE;
        while (c.acceptAny(Word.INTO, Word.IGNORE, Word.OR, Word.REPLACE, Word.TABLE, Word.LOCAL)
                || c.accepts("low_priority")
                || c.accepts("delayed")
                || c.accepts("high_priority")
                || c.accepts("rollback")
                || c.accepts("abort")
                || c.accepts("fail")) {
            said |= c.word(-1) == Word.INTO || c.word(-1) == Word.TABLE;
        }
        return said || maySkipInto() || isTargetHere() ? into(kind, shared) : Statements.unknown();
    }

    /** A name and then a list of columns or a query: it can be nothing else. */
    private boolean isTargetHere() {
        return c.isName(0) && (c.kind(1) == Token.OPEN || c.word(1) == Word.SELECT || c.word(1) == Word.VALUES);
    }

    private boolean maySkipInto() {
        return switch (c.dialect()) {
            case TSQL, MYSQL, MARIADB, HIVE, SPARK, DATABRICKS, BIGQUERY, TERADATA -> true;
            default -> false;
        };
    }

    private boolean isBranching() {
        return switch (c.word(1)) {
            case INTO, WHEN -> true;
            default -> false;
        };
    }

    private Statement into(StatementKind kind, List<Relation> shared) {
        if (c.is(Word.DIRECTORY)) {
            return directory(shared);
        }
        if (c.is(Word.FUNCTION)) {
            c.next();
            grammar.path();
            c.passBrackets();
            return new Statement.Ask(source(shared));
        }
        if (!c.isName(0) && !c.is(Token.PARAMETER) && !c.is(Token.OPEN) && !c.is(Token.STRING)) {
            return Statements.unknown();
        }
        var target = c.is(Token.OPEN) ? inBrackets() : grammar.relations().table();
        var fixed = new ArrayList<Name>(0);
        var columns = new ArrayList<Name>();
        alias = Alias.NONE;
        log = null;
        boolean byName = options(fixed, columns);
        var called = alias;
        var written = log;
        var insert = new Insert(kind, target, columns, byName, fixed, source(shared));
        return Changes.logged(upserted(insert, called), written);
    }

    /** Oracle inserts into what a query returns. */
    private List<Name> inBrackets() {
        var query = grammar.bracketed();
        return query instanceof Select select
                        && !select.from().isEmpty()
                        && select.from().getFirst() instanceof Relation.Source(var path, var _)
                ? path
                : List.of();
    }

    private boolean options(List<Name> fixed, List<Name> columns) {
        boolean byName = false;
        while (true) {
            if (c.is(Word.PARTITION) && c.kind(1) == Token.OPEN) {
                c.next();
                partition(fixed);
            } else if (c.is(Token.OPEN) && c.kind(1) == Token.STAR) {
                allBut(fixed);
            } else if (c.is(Token.OPEN) && !grammar.isQuery(1) && columns.isEmpty()) {
                columns.addAll(grammar.names());
            } else if (c.accept(Word.BY, Word.NAME)) {
                byName = true;
            } else if (c.is(Word.BY, Word.POSITION)) {
                c.to(c.at() + 2);
            } else if (c.is(Token.OPEN_BRACKET)) {
                c.passBrackets();
            } else if (c.is(Word.IF) && c.word(1) == Word.NOT) {
                c.to(c.at() + 3);
            } else if (c.is(Word.AS) && c.isName(1) && !grammar.isQuery(1)) {
                c.next();
                alias = new Alias(c.name(), List.of());
            } else if (c.is(Word.WITH) && c.kind(1) == Token.OPEN) {
                c.next();
                c.passBrackets();
            } else if (!passed()) {
                return byName;
            }
        }
    }

    /** ClickHouse: (* EXCEPT (column, …)). */
    private void allBut(List<Name> fixed) {
        int end = c.afterBrackets(c.at());
        c.to(c.at() + 2);
        if (c.accept(Word.EXCEPT) && c.is(Token.OPEN)) {
            fixed.addAll(grammar.names());
        }
        c.to(end);
    }

    private boolean passed() {
        if (c.is(Word.OUTPUT)) {
            log = new Changes(grammar).log();
            return true;
        }
        if (c.reads(0, "overriding")) {
            c.to(c.at() + 3);
            return true;
        }
        if (c.is(Word.REPLACE) && c.word(1) == Word.USING) {
            c.to(c.afterBrackets(c.at() + 2));
            return true;
        }
        if (c.is(Word.REPLACE) && c.word(1) == Word.WHERE) {
            c.to(c.at() + 2);
            grammar.expressions().value();
            return true;
        }
        return c.accept(Word.AS);
    }

    /** PARTITION (column = constant, column): those with a constant are no longer in the query. */
    private void partition(List<Name> fixed) {
        int end = c.afterBrackets(c.at());
        c.next();
        while (c.at() < end - 1) {
            if (c.isName(0) && c.kind(1) == Token.EQUALS) {
                fixed.add(c.name());
            }
            while (c.at() < end - 1 && !c.is(Token.COMMA)) {
                c.next();
            }
            c.accept(Token.COMMA);
        }
        c.to(end);
    }

    private Statement directory(List<Relation> shared) {
        c.next();
        var path = c.is(Token.STRING) ? List.of(c.name()) : List.<Name>of();
        while (!grammar.isQuery(0) && !c.isAtEnd() && !c.is(Token.SEMICOLON)) {
            c.to(c.is(Token.OPEN) ? c.afterBrackets(c.at()) : c.at() + 1);
        }
        return new Statement.Transfer(StatementKind.INSERT, List.of(), List.of(path), source(shared));
    }

    /** What is inserted. */
    private Query source(List<Relation> shared) {
        if (c.is(Word.SET)) {
            return assigned();
        }
        c.accepts("value");
        if (c.word(-1) == Word.VALUE && c.is(Token.OPEN)) {
            c.to(c.at() - 1);
            return grammar.queries().rows();
        }
        if (!grammar.isQuery(0)) {
            boolean isElsewhere = c.is(Word.FORMAT) || c.is(Word.EXEC) || c.is(Word.EXECUTE) || c.is(Word.CALL);
            if (isElsewhere || c.is(Word.DEFAULT, Word.VALUES) || c.is(Word.VALUES)) {
                c.to(c.end(c.at()));
            }
            return Statements.noRows();
        }
        var query = shared.isEmpty() ? grammar.queries().query() : grammar.shared();
        return shared.isEmpty() ? query : shared(query, shared);
    }

    /** [AS rows] ON CONFLICT … DO UPDATE SET …, ON DUPLICATE KEY UPDATE …, RETURNING … */
    private Statement upserted(Insert insert, Alias called) {
        var rows = Alias.NONE;
        if (c.is(Word.AS) && c.isName(1)) {
            c.next();
            rows = new Alias(c.name(), c.is(Token.OPEN) ? grammar.names() : List.of());
        }
        if (!c.is(Word.ON)) {
            rest();
            return insert;
        }
        while (!c.is(Word.DO) && !c.is(Word.UPDATE) && !c.is(Token.SEMICOLON) && !c.isAtEnd()) {
            c.to(c.afterBrackets(c.at()));
        }
        c.accept(Word.DO);
        var sets = c.accept(Word.UPDATE) ? new Changes(grammar).changes() : List.<Assignment>of();
        var where = c.accept(Word.WHERE) ? List.of(grammar.expressions().value()) : List.<Expression>of();
        rest();
        return sets.isEmpty() ? insert : new Statement.Upsert(insert, called, rows, sets, where);
    }

    /** What comes out of it is not looked at. */
    private void rest() {
        if (c.is(Word.RETURNING) || c.is(Word.ON) || c.reads(0, "nothing")) {
            c.to(c.end(c.at()));
        }
    }

    private static Query shared(Query query, List<Relation> shared) {
        if (!(query instanceof Select select)) {
            return query;
        }
        var from = new ArrayList<>(shared);
        from.addAll(select.from());
        return new Select(
                select.items(),
                from,
                select.filters(),
                select.order(),
                select.windows(),
                select.into(),
                select.empty());
    }

    /** MySQL: INSERT INTO t SET column = value, … */
    private Query assigned() {
        var sets = new Changes(grammar).sets();
        var items = sets.stream().map(Statement::item).toList();
        var none = new Query.Filters(List.of(), List.of(), List.of(), List.of());
        return new Select(items, List.of(), none, List.of(), Map.of(), null, false);
    }

    /** Snowflake and Oracle: INSERT ALL [WHEN … THEN] INTO t (…) VALUES (…) … SELECT … */
    private Statement several() {
        c.next();
        var targets = new ArrayList<Insert>();
        while (!grammar.isQuery(0) && !c.isAtEnd() && !c.is(Token.SEMICOLON)) {
            if (c.accept(Word.INTO) && c.isName(0)) {
                targets.add(one());
            } else {
                c.next();
            }
        }
        var query = grammar.isQuery(0) ? grammar.queries().query() : Statements.noRows();
        var parts = new ArrayList<Statement>();
        for (Insert target : targets) {
            parts.add(new Insert(
                    target.kind(), target.target(), target.columns(), false, List.of(), picked(target.query(), query)));
        }
        return new Statement.Several(StatementKind.INSERT, parts);
    }

    private Insert one() {
        var target = grammar.path();
        var columns = c.is(Token.OPEN) ? grammar.names() : List.<Name>of();
        Query values = c.is(Word.VALUES) ? grammar.queries().rows() : Statements.noRows();
        return new Insert(StatementKind.INSERT, target, columns, false, List.of(), values);
    }

    /** Of the query, what the branch names. */
    private static Query picked(Query values, Query query) {
        if (!(values instanceof Query.Rows(var rows)) || rows.isEmpty()) {
            return query;
        }
        var items = rows.getFirst().stream().map(value -> new Item(value, null)).toList();
        var none = new Query.Filters(List.of(), List.of(), List.of(), List.of());
        var from = new Relation.Derived(query, Alias.NONE, false);
        return new Select(items, List.of(from), none, List.of(), Map.of(), null, false);
    }
}

package io.headwater.lineage.parse;

import io.headwater.lineage.Dialect;
import io.headwater.lineage.token.Token;
import io.headwater.lineage.token.Word;
import io.headwater.lineage.tree.Expression;
import io.headwater.lineage.tree.Expression.Item;
import io.headwater.lineage.tree.Expression.Star;
import io.headwater.lineage.tree.Name;
import io.headwater.lineage.tree.Query;
import io.headwater.lineage.tree.Query.Combination;
import io.headwater.lineage.tree.Query.Filters;
import io.headwater.lineage.tree.Query.Named;
import io.headwater.lineage.tree.Query.Rows;
import io.headwater.lineage.tree.Query.Select;
import io.headwater.lineage.tree.Query.With;
import io.headwater.lineage.tree.Relation;
import io.headwater.lineage.tree.Relation.Alias;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Queries: SELECT with its clauses, WITH, VALUES, and what puts queries together. */
final class Queries {
    private final Grammar grammar;
    private final Cursor c;

    Queries(Grammar grammar) {
        this.grammar = grammar;
        this.c = grammar.cursor();
    }

    /** A query with all that belongs to it. */
    Query query() {
        if (c.is(Word.WITH)) {
            return with();
        }
        var branches = new ArrayList<Query>(1);
        branches.add(branch());
        boolean byName = false;
        boolean bracketed = false;
        while (isCombining()) {
            byName |= combining();
            bracketed = c.is(Token.OPEN);
            branches.add(branch());
        }
        var query = branches.size() == 1 ? branches.getFirst() : combination(branches, byName, bracketed);
        return c.first(0) == '|' ? new Pipes(grammar).steps(query) : query;
    }

    /** An ORDER BY after the last branch, if that is not in brackets, is of the whole. */
    private Query combination(List<Query> branches, boolean byName, boolean bracketed) {
        var order = new ArrayList<Expression>(1);
        if (!bracketed && branches.getLast() instanceof Select last) {
            order.addAll(last.order());
            branches.set(branches.size() - 1, last.unordered());
        }
        order.addAll(grammar.clauses().tail());
        return new Combination(branches, byName, order);
    }

    /** Whether another query follows that is put together with the one before. */
    boolean isCombining() {
        return switch (c.word()) {
            case UNION, INTERSECT, EXCEPT, MINUS -> true;
            case INNER, LEFT, FULL, OUTER -> c.word(1) == Word.UNION || c.word(2) == Word.UNION; // BigQuery
            default -> false;
        };
    }

    private boolean combining() {
        boolean byName = false;
        while (c.acceptAny(Word.INNER, Word.LEFT, Word.FULL, Word.OUTER)) {
            byName = true;
        }
        c.next();
        while (c.acceptAny(Word.ALL, Word.DISTINCT)) {
            // rows that occur twice
        }
        if (c.accept(Word.BY, Word.NAME)) {
            byName = true;
        }
        if (c.accept(Word.CORRESPONDING)) {
            byName = true;
            if (c.accept(Word.BY) && c.is(Token.OPEN)) {
                c.passBrackets();
            }
        }
        return byName;
    }

    private Query branch() {
        if (c.is(Token.OPEN)) {
            var inner = grammar.bracketed();
            var order = grammar.clauses().tail();
            return order.isEmpty() ? inner : new Combination(List.of(inner), false, order);
        }
        return switch (c.word()) {
            case SELECT -> grammar.selects().select(List.of());
            case FROM -> fromFirst();
            case VALUES -> named(rows());
            case TABLE -> table();
            case PIVOT, UNPIVOT -> all(c.at(), List.of(new Pivots(grammar).statement()));
            case WITH -> with();
            default -> {
                c.skipTo(Math.min(c.end(), c.at() + 1), "no query");
                yield new Rows(List.of());
            }
        };
    }

    private Query with() {
        c.next();
        boolean recursive = c.accept(Word.RECURSIVE);
        var named = new ArrayList<Named>(4);
        var values = new ArrayList<Item>(0);
        do {
            if (grammar.isQuery(0) && !c.is(Token.OPEN)) {
                break; // a comma too many
            }
            if (isNamed()) {
                named.add(named());
            } else {
                if (c.dialect() != Dialect.CLICKHOUSE) {
                    c.doubt(c.at());
                }
                values.add(grammar.items().item());
            }
        } while (c.accept(Token.COMMA));
        var body = grammar.isQuery(0) ? query() : new Rows(List.of());
        return new With(named, values, recursive, body);
    }

    /** Else it is a value with a name, as ClickHouse has them. */
    private boolean isNamed() {
        if (!c.isName(0)) {
            return false;
        }
        int after = c.kind(1) == Token.OPEN && !grammar.isQuery(2) ? c.afterBrackets(c.at() + 1) - c.at() : 1;
        return c.kind(after) == Token.OPEN
                || (c.word(after) == Word.AS
                        && (c.kind(after + 1) == Token.OPEN
                                || c.word(after + 1) == Word.NOT
                                || c.word(after + 1) == Word.MATERIALIZED));
    }

    private Named named() {
        var name = c.name();
        var columns = c.is(Token.OPEN) && !grammar.isQuery(1) ? grammar.names() : List.<Name>of();
        c.accept(Word.AS);
        c.accept(Word.NOT);
        c.accept(Word.MATERIALIZED);
        int end = c.afterBrackets(c.at());
        if (isChange(c.word(1))) {
            return new Named(name, columns, changing(end, Word.RETURNING));
        }
        if (!grammar.isQuery(1)) {
            c.skipTo(end, "no query");
            return new Named(name, columns, new Rows(List.of()));
        }
        var query = grammar.bracketed();
        if (c.acceptAny(Word.SEMI) || c.reads(0, "search") || c.reads(0, "cycle")) {
            while (!c.is(Token.COMMA) && !grammar.isQuery(0) && !c.isAtEnd()) {
                c.next();
            }
        }
        return new Named(name, columns, query);
    }

    static boolean isChange(Word word) {
        return switch (word) {
            case INSERT, UPDATE, DELETE, MERGE -> true;
            default -> false;
        };
    }

    /** PostgreSQL: WITH t AS (UPDATE … RETURNING …); T-SQL: FROM (UPDATE … OUTPUT …). */
    Query changing(int end, Word word) {
        c.next();
        int start = c.at();
        var statement = new Heads(grammar).statement();
        int returning = start;
        while (returning < end && c.tokens().word(returning) != word) {
            returning++;
        }
        List<Item> items = List.of();
        if (returning < end) {
            c.to(returning + 1);
            items = grammar.items().items().stream().map(Queries::changed).toList();
        }
        c.to(end);
        return new Query.Changing(statement, items);
    }

    /** All rows that a statement in brackets changes. */
    Query changed() {
        int from = c.at();
        int end = c.afterBrackets(from);
        c.next();
        var statement = new Heads(grammar).statement();
        c.to(end);
        return new Query.Changing(statement, List.of(new Item(Star.all(from, end), null)));
    }

    /** Before a column stands which of the two versions of the row is meant. */
    private static Item changed(Item item) {
        return item.value() instanceof Expression.Column(var path, var from, var to) && path.size() == 2
                ? new Item(new Expression.Column(List.of(path.getLast()), from, to), item.alias())
                : item;
    }

    /** Spark: VALUES … AS t (a, b). */
    private Query named(Query rows) {
        if (!c.is(Word.AS)) {
            return rows;
        }
        int from = c.at();
        return all(from, List.of(new Relation.Derived(rows, grammar.relations().alias(), false)));
    }

    /** The columns of a query without its rows. */
    Query shape(Query query) {
        var derived = new Relation.Derived(query, Alias.NONE, false);
        var all = all(c.at() - 1, List.of(derived));
        return new Select(all.items(), all.from(), all.filters(), List.of(), Map.of(), null, true);
    }

    private Query table() {
        int from = c.at();
        c.next();
        var source = new Relation.Source(grammar.relations().table(), Alias.NONE);
        return all(from, List.of(source));
    }

    private Select all(int from, List<Relation> relations) {
        var star = Star.all(from, from + 1);
        var none = new Filters(List.of(), List.of(), List.of(), List.of());
        return new Select(List.of(new Item(star, null)), relations, none, List.of(), Map.of(), null, false);
    }

    /** FROM … SELECT …, and FROM … alone. */
    private Query fromFirst() {
        int from = c.at();
        c.next();
        var relations = grammar.relations().relations();
        if (c.is(Word.SELECT)) {
            return grammar.selects().select(relations);
        }
        var clauses = grammar.clauses().read();
        var all = all(from, relations);
        return new Select(all.items(), relations, clauses.filters(), clauses.order(), clauses.windows(), null, false);
    }

    Query rows() {
        c.next();
        var rows = new ArrayList<List<Expression>>();
        do {
            c.accept(Word.ROW);
            if (c.is(Token.OPEN)) {
                rows.add(row());
            } else if (c.isAtEnd() || c.is(Token.SEMICOLON)) {
                break;
            } else {
                rows.add(List.of(grammar.expressions().value()));
            }
        } while (isNextRow());
        grammar.clauses().tail();
        return new Rows(rows);
    }

    /** Spark: VALUES 1, VALUES 2 are two sources, not one. */
    private boolean isNextRow() {
        return (c.word(1) != Word.VALUES && c.accept(Token.COMMA)) || c.is(Token.OPEN);
    }

    /** Mostly constants, and then there may be a million: nothing is kept of them but how many they are. */
    private List<Expression> row() {
        int end = c.afterBrackets(c.at());
        c.next();
        var values = new ArrayList<Expression>(4);
        while (c.at() < end - 1) {
            int before = c.at();
            values.add(grammar.expressions().argument());
            if (!c.accept(Token.COMMA) && c.at() == before) {
                c.next();
            }
        }
        c.to(end);
        return values;
    }
}

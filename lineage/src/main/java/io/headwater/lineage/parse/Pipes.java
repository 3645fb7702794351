package io.headwater.lineage.parse;

import io.headwater.lineage.token.Token;
import io.headwater.lineage.token.Word;
import io.headwater.lineage.tree.Expression;
import io.headwater.lineage.tree.Expression.Column;
import io.headwater.lineage.tree.Expression.Item;
import io.headwater.lineage.tree.Expression.Star;
import io.headwater.lineage.tree.Name;
import io.headwater.lineage.tree.Query;
import io.headwater.lineage.tree.Query.Combination;
import io.headwater.lineage.tree.Query.Filters;
import io.headwater.lineage.tree.Query.Select;
import io.headwater.lineage.tree.Relation;
import io.headwater.lineage.tree.Relation.Alias;
import io.headwater.lineage.tree.Relation.Derived;
import io.headwater.lineage.tree.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** BigQuery's pipes: each step is a query over the one before. */
final class Pipes {
    private final Grammar grammar;
    private final Cursor c;
    private Alias alias = Alias.NONE;

    Pipes(Grammar grammar) {
        this.grammar = grammar;
        this.c = grammar.cursor();
    }

    boolean isHere() {
        return c.first(0) == '|' && c.first(1) == '>' && c.tokens().touches(c.at() + 1);
    }

    /** The query with all its steps. */
    Query steps(Query first) {
        alias = alias(first);
        var query = first;
        while (isHere()) {
            c.to(c.at() + 2);
            query = step(query);
        }
        return query;
    }

    private static Alias alias(Query query) {
        if (query instanceof Select select
                && select.from().size() == 1
                && select.from().getFirst() instanceof Relation.Source(var path, var named)
                && !path.isEmpty()) {
            return new Alias(named.name() == null ? path.getLast() : named.name(), List.of());
        }
        return Alias.NONE;
    }

    private Query step(Query before) {
        return switch (c.word()) {
            case SELECT -> {
                c.next();
                c.accept(Word.DISTINCT);
                yield select(before, grammar.items().items(), none(), List.of());
            }
            case WHERE -> {
                c.next();
                yield select(
                        before,
                        List.of(all()),
                        new Filters(grammar.expressions().values(), List.of(), List.of(), List.of()),
                        List.of());
            }
            case ORDER -> {
                c.to(c.at() + 2);
                yield select(before, List.of(all()), none(), grammar.calls().sortKeys());
            }
            case SET -> star(before, List.of(), sets(), List.of());
            case DROP -> {
                c.next();
                yield star(before, names(), List.of(), List.of());
            }
            case RENAME -> {
                c.next();
                yield star(before, List.of(), List.of(), grammar.items().items());
            }
            case AS -> {
                c.next();
                alias = new Alias(c.isName(0) ? c.name() : null, List.of());
                yield before;
            }
            case UNION, INTERSECT, EXCEPT -> combined(before);
            default -> other(before);
        };
    }

    private Query other(Query before) {
        if (c.accepts("extend") || c.is(Word.WINDOW)) {
            c.accept(Word.WINDOW);
            var items = new ArrayList<>(List.of(all()));
            items.addAll(grammar.items().items());
            return select(before, items, none(), List.of());
        }
        if (c.accepts("aggregate")) {
            return aggregate(before);
        }
        if (c.reads(0, "call") && c.isName(1)) {
            return called(before);
        }
        var from = grammar.relations().joined(new Derived(before, alias, false));
        if (from instanceof Derived) {
            passed();
            return before;
        }
        return new Select(List.of(all()), List.of(from), none(), List.of(), Map.of(), null, false);
    }

    /** CALL function(argument, …): the rows before it are its first argument. */
    private Query called(Query before) {
        c.next();
        int from = c.at();
        var call = grammar.calls().call(grammar.path().getLast(), from);
        var arguments = new ArrayList<>(call.arguments());
        arguments.addFirst(new Expression.Nested(before, false, from, c.at()));
        var of = new Expression.Call(call.name(), arguments, List.of(), null, null, from, c.at());
        alias = grammar.relations().alias();
        var function = new Relation.Function(of, alias, false, null);
        return new Select(List.of(all()), List.of(function), none(), List.of(), Map.of(), null, false);
    }

    /** LIMIT, TABLESAMPLE, DISTINCT, ASSERT: the same columns of the same rows, or nobody knows which. */
    private void passed() {
        boolean known = c.is(Word.LIMIT) || c.is(Word.TABLESAMPLE) || c.is(Word.DISTINCT) || c.is(Word.ASSERT);
        int token = c.at();
        while (token < c.end() && !isNext(token)) {
            token = c.tokens().kind(token) == Token.OPEN ? c.afterBrackets(token) : token + 1;
        }
        if (known) {
            c.to(token);
        } else {
            c.skipTo(token, "not understood");
        }
    }

    private boolean isNext(int token) {
        return switch (c.tokens().kind(token)) {
            case CLOSE, SEMICOLON -> true;
            case OPERATOR -> c.tokens().first(token) == '|' && c.tokens().first(token + 1) == '>';
            default -> false;
        };
    }

    private Query aggregate(Query before) {
        var aggregates = c.is(Word.GROUP) ? List.<Item>of() : grammar.items().items();
        var items = new ArrayList<Item>();
        if (c.accept(Word.GROUP)) {
            c.accept(Word.AND);
            c.accept(Word.ORDER);
            c.accept(Word.BY);
            items.addAll(grammar.items().items());
        }
        var group = items.stream().map(Item::value).toList();
        items.addAll(aggregates);
        return select(before, items, new Filters(List.of(), group, List.of(), List.of()), List.of());
    }

    private Query combined(Query before) {
        var branches = new ArrayList<Query>(List.of(before));
        boolean byName = false;
        while (!c.is(Token.OPEN) && !c.isAtEnd()) {
            byName |= c.is(Word.NAME);
            c.next();
        }
        do {
            if (c.is(Token.OPEN) && grammar.isQuery(1)) {
                branches.add(grammar.bracketed());
            }
        } while (c.accept(Token.COMMA));
        return new Combination(branches, byName, List.of());
    }

    private List<Item> sets() {
        return new Changes(grammar).sets().stream().map(Statement::item).toList();
    }

    private List<Name> names() {
        return grammar.expressions().values().stream()
                .filter(Column.class::isInstance)
                .map(column -> ((Column) column).path().getLast())
                .toList();
    }

    private Query star(Query before, List<Name> except, List<Item> replaced, List<Item> renamed) {
        var star = new Star(List.of(), except, "", replaced, renamed, c.at() - 1, c.at());
        return select(before, List.of(new Item(star, null)), none(), List.of());
    }

    private Item all() {
        return new Item(Star.all(c.at() - 1, c.at()), null);
    }

    private static boolean isPlain(Select select) {
        return select.into() == null
                && select.items().size() == 1
                && select.items().getFirst().value() instanceof Star star
                && star.of().isEmpty()
                && star.except().isEmpty()
                && star.replaced().isEmpty()
                && star.renamed().isEmpty();
    }

    private static Filters none() {
        return new Filters(List.of(), List.of(), List.of(), List.of());
    }

    /** A step over all columns of the rows before it is one with theirs, whose sources go on to have their names. */
    private Query select(Query before, List<Item> items, Filters filters, List<Expression> order) {
        if (before instanceof Select all && isPlain(all)) {
            var filtered = all.filters().and(filters);
            var sorted = order.isEmpty() ? all.order() : order;
            return new Select(items, all.from(), filtered, sorted, all.windows(), null, all.empty());
        }
        return new Select(items, List.of(new Derived(before, alias, false)), filters, order, Map.of(), null, false);
    }
}

package io.headwater.lineage.parse;

import io.headwater.lineage.token.Token;
import io.headwater.lineage.token.Word;
import io.headwater.lineage.tree.Expression;
import io.headwater.lineage.tree.Expression.Column;
import io.headwater.lineage.tree.Expression.Combined;
import io.headwater.lineage.tree.Expression.Item;
import io.headwater.lineage.tree.Expression.Star;
import io.headwater.lineage.tree.Query.Filters;
import io.headwater.lineage.tree.Query.Select;
import io.headwater.lineage.tree.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** MATCH_RECOGNIZE: rows that follow a pattern, as a query over the rows it is looked for in. */
final class Patterns {
    private final Grammar grammar;
    private final Cursor c;

    Patterns(Grammar grammar) {
        this.grammar = grammar;
        this.c = grammar.cursor();
    }

    /** The relation with its pattern, the word being here. */
    Relation matched(Relation of) {
        c.next();
        int start = c.at();
        int end = c.afterBrackets(start);
        c.next();
        var items = new ArrayList<Item>();
        var conditions = new ArrayList<Expression>();
        var order = new ArrayList<Expression>();
        boolean all = false;
        while (c.at() < end - 1) {
            if (c.accept(Word.PARTITION, Word.BY)) {
                grammar.expressions().values().forEach(value -> items.add(new Item(value, null)));
            } else if (c.accept(Word.ORDER, Word.BY)) {
                order.addAll(grammar.calls().sortKeys());
            } else if (c.is(Word.MEASURES)) {
                c.next();
                measures(items);
            } else if (c.is(Word.DEFINE)) {
                c.next();
                define(conditions, end);
            } else {
                all |= c.is(Word.ALL, Word.ROWS);
                c.to(c.is(Token.OPEN) ? c.afterBrackets(c.at()) : c.at() + 1);
            }
        }
        c.to(end);
        if (all) {
            items.addFirst(new Item(Star.all(start, end), null));
        }
        var filters = new Filters(conditions, List.of(), List.of(), List.of());
        var query = new Select(items, List.of(of), filters, order, Map.of(), null, false);
        return new Relation.Derived(query, grammar.relations().alias(), false);
    }

    private void measures(List<Item> items) {
        do {
            if (c.is(Word.FINAL) || c.reads(0, "running")) {
                c.next();
            }
            var value = plain(grammar.expressions().value());
            c.accept(Word.AS);
            items.add(new Item(value, c.isName(0) ? c.name() : null));
        } while (c.accept(Token.COMMA));
    }

    private void define(List<Expression> conditions, int end) {
        do {
            if (c.isName(0) && c.word(1) == Word.AS) {
                c.to(c.at() + 2);
                conditions.add(plain(grammar.expressions().value()));
            } else {
                c.to(end - 1);
            }
        } while (c.accept(Token.COMMA));
    }

    /** Before a column stands the name of a row of the pattern, not of a source. */
    private static Expression plain(Expression value) {
        return switch (value) {
            case Column(var path, var from, var to)
            when path.size() == 2 -> new Column(List.of(path.getLast()), from, to);
            case Combined(var parts, var from, var to) -> new Combined(plain(parts), from, to);
            case Expression.Call call ->
                new Expression.Call(
                        call.name(),
                        plain(call.arguments()),
                        call.order(),
                        call.filter(),
                        call.over(),
                        call.from(),
                        call.to());
            default -> value;
        };
    }

    private static List<Expression> plain(List<Expression> values) {
        return values.stream()
                .filter(value -> !(value instanceof Star))
                .map(Patterns::plain)
                .toList();
    }
}

package io.headwater.lineage.parse;

import io.headwater.lineage.token.Token;
import io.headwater.lineage.token.Word;
import io.headwater.lineage.token.Words;
import io.headwater.lineage.tree.Expression;
import io.headwater.lineage.tree.Expression.Column;
import io.headwater.lineage.tree.Expression.Combined;
import io.headwater.lineage.tree.Expression.Item;
import io.headwater.lineage.tree.Expression.Star;
import io.headwater.lineage.tree.Name;
import io.headwater.lineage.tree.Query.Filters;
import io.headwater.lineage.tree.Query.Select;
import io.headwater.lineage.tree.Relation;
import io.headwater.lineage.tree.Relation.Alias;
import io.headwater.lineage.tree.Relation.Pivot;
import io.headwater.lineage.tree.Relation.Unpivot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Relations made of another one: rows turned into columns and back, and patterns of rows. */
final class Pivots {
    private final Grammar grammar;
    private final Cursor c;

    Pivots(Grammar grammar) {
        this.grammar = grammar;
        this.c = grammar.cursor();
    }

    /** PIVOT (aggregate [AS name], … FOR column IN (value [AS name], …)). */
    Relation pivot(Relation of) {
        c.next();
        int end = c.afterBrackets(c.at());
        c.next();
        var aggregates = items();
        var by = new ArrayList<Expression>(1);
        var values = new ArrayList<Item>();
        if (c.accept(Word.FOR)) {
            by.add(c.is(Token.OPEN) ? grammar.operands().brackets() : column());
            while (c.at() < end - 1 && !c.is(Word.IN)) {
                c.next();
            }
        }
        values.addAll(values());
        if (c.accepts("default")) {
            c.accept(Word.ON);
            c.accept(Word.NULL);
            c.passBrackets(); // Snowflake: DEFAULT ON NULL (value)
        }
        List<Expression> group =
                c.accept(Word.GROUP, Word.BY) ? grammar.expressions().values() : List.of();
        c.skipTo(end - 1, "not understood");
        c.to(end);
        return new Pivot(of, aggregates, by, values, group, grammar.relations().alias());
    }

    /** IN (value [AS name], …); empty for those that only the data tell: IN (ANY …), IN (SELECT …), IN a type. */
    private List<Item> values() {
        if (!c.accept(Word.IN) || !c.is(Token.OPEN)) {
            return List.of();
        }
        int close = c.afterBrackets(c.at());
        if (grammar.isQuery(1)) {
            grammar.bracketed();
            return List.of();
        }
        c.next();
        if (c.is(Word.ANY)) {
            c.to(close);
            return List.of();
        }
        var values = items();
        c.skipTo(close - 1, "not understood");
        c.to(close);
        return values;
    }

    /** DuckDB: PIVOT t ON column [IN (…)] USING aggregate GROUP BY column, as a query. */
    Relation statement() {
        boolean pivots = c.accept(Word.PIVOT);
        if (!pivots) {
            c.next();
        }
        var of = grammar.relations().relation();
        return pivots ? wide(of) : tall(of);
    }

    private Relation wide(Relation of) {
        var by = new ArrayList<Expression>(1);
        var values = new ArrayList<Item>();
        if (c.accept(Word.ON)) {
            do {
                by.add(c.is(Token.OPEN) ? grammar.expressions().argument() : column());
                values.addAll(values());
            } while (c.accept(Token.COMMA));
        }
        var aggregates = c.accept(Word.USING) ? items() : List.<Item>of();
        List<Expression> group =
                c.accept(Word.GROUP, Word.BY) ? grammar.expressions().values() : List.of();
        return new Pivot(of, aggregates, by, values, group, Alias.NONE);
    }

    private Relation tall(Relation of) {
        var columns = new ArrayList<List<Name>>();
        if (c.accept(Word.ON)) {
            do {
                columns.add(c.is(Token.OPEN) ? grammar.names() : c.isName(0) ? List.of(c.name()) : List.<Name>of());
            } while (c.accept(Token.COMMA));
        }
        @Nullable Name name = null;
        var values = new ArrayList<Name>(1);
        if (c.accept(Word.INTO) && c.accept(Word.NAME) && c.isName(0)) {
            name = c.name();
        }
        if (c.accept(Word.VALUE) && c.isName(0)) {
            do {
                values.add(c.name());
            } while (c.accept(Token.COMMA) && c.isName(0));
        }
        return new Unpivot(of, values, name, columns, Alias.NONE);
    }

    private Column column() {
        int from = c.at();
        return new Column(c.isName(0) ? grammar.path() : List.of(), from, c.at());
    }

    private List<Item> items() {
        var items = new ArrayList<Item>(2);
        do {
            if (c.is(Token.CLOSE) || c.is(Word.FOR)) {
                break;
            }
            var value = grammar.expressions().value();
            boolean said = c.accept(Word.AS);
            boolean isAlias = c.is(Token.STRING)
                    || (c.isName(0) && (said || c.is(Token.QUOTED) || !Words.endsComplete(c.word())));
            items.add(new Item(value, isAlias ? c.name() : null));
        } while (c.accept(Token.COMMA));
        return items;
    }

    /** UNPIVOT [INCLUDE NULLS] (value FOR name IN (column [AS label], …)). */
    Relation unpivot(Relation of) {
        c.next();
        if (c.acceptAny(Word.INCLUDE, Word.EXCLUDE)) {
            c.accept(Word.NULLS);
        }
        if (!c.is(Token.OPEN)) {
            return of;
        }
        int end = c.afterBrackets(c.at());
        c.next();
        var values = new ArrayList<Name>(1);
        do {
            values.addAll(c.is(Token.OPEN) ? grammar.names() : c.isName(0) ? List.of(c.name()) : List.<Name>of());
        } while (c.accept(Token.COMMA));
        @Nullable Name name = null;
        if (c.accept(Word.FOR) && c.isName(0)) {
            name = c.name();
        }
        var columns = new ArrayList<List<Name>>();
        if (c.accept(Word.IN) && c.is(Token.OPEN)) {
            columns(columns);
        }
        c.skipTo(end - 1, "not understood");
        c.to(end);
        return new Unpivot(of, values, name, columns, grammar.relations().alias());
    }

    private void columns(List<List<Name>> columns) {
        int end = c.afterBrackets(c.at());
        c.next();
        while (c.at() < end - 1) {
            int before = c.at();
            if (c.is(Token.OPEN)) {
                columns.add(grammar.names());
            } else if (c.isName(0)) {
                columns.add(List.of(grammar.path().getLast()));
            }
            while (c.at() < end - 1 && !c.is(Token.COMMA)) {
                c.next(); // AS label
            }
            c.accept(Token.COMMA);
            if (c.at() == before) {
                c.next();
            }
        }
        c.to(end);
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
                .map(Pivots::plain)
                .toList();
    }
}

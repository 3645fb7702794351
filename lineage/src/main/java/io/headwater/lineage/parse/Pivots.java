package io.headwater.lineage.parse;

import io.headwater.lineage.token.Token;
import io.headwater.lineage.token.Word;
import io.headwater.lineage.tree.Expression;
import io.headwater.lineage.tree.Expression.Column;
import io.headwater.lineage.tree.Expression.Item;
import io.headwater.lineage.tree.Name;
import io.headwater.lineage.tree.Relation;
import io.headwater.lineage.tree.Relation.Pivot;
import io.headwater.lineage.tree.Relation.Unpivot;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows into columns and back. */
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
        values(values);
        if (c.accept(Word.GROUP, Word.BY)) {
            by.addAll(grammar.expressions().values());
        }
        c.skipTo(end - 1, "not understood");
        c.to(end);
        return new Pivot(of, aggregates, by, values, grammar.relations().alias());
    }

    /** IN (value, …); with ANY or a query nobody knows them before it runs. */
    private void values(List<Item> values) {
        if (!c.accept(Word.IN) || !c.is(Token.OPEN)) {
            return;
        }
        int close = c.afterBrackets(c.at());
        if (c.word(1) != Word.ANY && !grammar.isQuery(1)) {
            c.next();
            values.addAll(items());
            c.skipTo(close - 1, "not understood");
        }
        c.to(close);
    }

    /** DuckDB: PIVOT t ON column [IN (…)] USING aggregate, … [GROUP BY …]; UNPIVOT t ON column, … INTO NAME n VALUE v. */
    Relation whole() {
        boolean back = c.is(Word.UNPIVOT);
        c.next();
        var of = grammar.relations().relation();
        c.accept(Word.ON);
        if (back) {
            return backAgain(of);
        }
        var by = new ArrayList<Expression>(1);
        var values = new ArrayList<Item>();
        do {
            by.add(column());
            values(values);
        } while (c.accept(Token.COMMA));
        var aggregates = c.accept(Word.USING) ? items() : List.<Item>of();
        if (c.accept(Word.GROUP, Word.BY)) {
            grammar.expressions().values();
        }
        return new Pivot(of, aggregates, by, values, Relation.Alias.NONE);
    }

    private Relation backAgain(Relation of) {
        var columns = grammar.expressions().values().stream()
                .filter(Column.class::isInstance)
                .map(column -> List.of(((Column) column).path().getLast()))
                .toList();
        @Nullable Name name = null;
        var values = new ArrayList<Name>(1);
        c.accept(Word.INTO);
        while (c.accept(Word.NAME) || c.accept(Word.VALUE)) {
            boolean isName = c.word(-1) == Word.NAME;
            do {
                if (c.isName(0) && isName) {
                    name = c.name();
                } else if (c.isName(0)) {
                    values.add(c.name());
                }
            } while (c.accept(Token.COMMA));
        }
        return new Unpivot(of, values, name, columns, Relation.Alias.NONE);
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
}

package io.headwater.lineage.parse;

import io.headwater.lineage.Dialect;
import io.headwater.lineage.Dialect.Trait;
import io.headwater.lineage.token.Token;
import io.headwater.lineage.token.Word;
import io.headwater.lineage.token.Words;
import io.headwater.lineage.tree.Expression;
import io.headwater.lineage.tree.Expression.Call;
import io.headwater.lineage.tree.Expression.Constant;
import io.headwater.lineage.tree.Expression.Item;
import io.headwater.lineage.tree.Expression.Star;
import io.headwater.lineage.tree.Likeness;
import io.headwater.lineage.tree.Name;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a query gives: values and what they are called. */
final class Items {
    private final Grammar grammar;
    private final Cursor c;
    private List<Name> names = List.of(); // of the last one, where it has several
    private boolean said; // whether AS stood before the last alias

    Items(Grammar grammar) {
        this.grammar = grammar;
        this.c = grammar.cursor();
    }

    /** Whether AS stood before the last alias. */
    boolean isSaid() {
        return said;
    }

    List<Item> items() {
        var items = new ArrayList<Item>();
        do {
            if (c.is(Token.END) || (c.is(Word.FROM) && !items.isEmpty())) {
                break; // a comma too many
            }
            int before = c.at();
            var item = item();
            if (c.at() > before) {
                items.addAll(named(item));
            }
            grammar.selects().recover(true);
        } while (c.accept(Token.COMMA));
        return items;
    }

    Item item() {
        if (c.dialect().has(Trait.EQUALS_ALIAS)
                && c.kind(1) == Token.EQUALS
                && (c.isName(0) || c.is(Token.PARAMETER) || c.is(Token.STRING))) {
            var alias = c.nameAt(c.at());
            c.to(c.at() + 2);
            return new Item(grammar.expressions().value(), alias);
        }
        if (c.is(Token.WORD) && c.kind(1) == Token.COLON && c.dialect() == Dialect.DUCKDB) {
            var alias = c.name();
            c.next();
            return new Item(grammar.expressions().value(), alias);
        }
        var value = grammar.expressions().value();
        if (isProgram(value)) {
            names = ofProgram();
            return new Item(value, null);
        }
        return new Item(columns(value), alias());
    }

    private @Nullable Name alias() {
        said = c.accept(Word.AS);
        if (said && c.is(Token.OPEN)) {
            names = grammar.names();
            return null;
        }
        boolean isAlias = c.isName(0)
                && (said || c.is(Token.QUOTED) || (!Words.endsComplete(c.word()) && !c.reads(1, "collect")));
        return isAlias || c.is(Token.STRING) ? c.name() : null;
    }

    /** One item for each name that a function of several columns is given. */
    private List<Item> named(Item item) {
        if (names.isEmpty()) {
            return List.of(item);
        }
        var items = new ArrayList<Item>(names.size());
        var value = item.value();
        boolean places = value instanceof Call call && call.name().startsWith("posexplode");
        for (Name name : names) {
            boolean isPlace = places && items.isEmpty();
            items.add(new Item(isPlace ? new Constant(value.from(), value.to()) : value, name));
        }
        names = List.of();
        return items;
    }

    /** Hive and Spark: TRANSFORM (…) USING 'program' [AS (column, …)]. */
    private boolean isProgram(Expression value) {
        return value instanceof Call call
                && call.name().equals("transform")
                && (c.is(Word.USING) || (c.is(Word.ROW) && c.word(1) == Word.FORMAT));
    }

    private List<Name> ofProgram() {
        while (!c.is(Word.AS) && !c.is(Word.FROM) && !c.isAtEnd() && !c.is(Token.SEMICOLON)) {
            c.next();
        }
        if (!c.accept(Word.AS)) {
            return List.of(new Name("key", "key", -1), new Name("value", "value", -1));
        }
        if (c.is(Token.OPEN)) {
            return grammar.names();
        }
        var columns = new ArrayList<Name>();
        do {
            columns.add(c.name());
            if (!c.is(Word.FROM)) {
                grammar.operands().type();
            }
        } while (c.accept(Token.COMMA) && c.isName(0));
        return columns;
    }

    /** DuckDB and ClickHouse: COLUMNS(*), COLUMNS('expression'), the columns whose names are like it. */
    private Expression columns(Expression value) {
        if (!(value instanceof Call call)
                || !call.name().equals("columns")
                || call.arguments().size() != 1) {
            return value;
        }
        return switch (call.arguments().getFirst()) {
            case Star star ->
                new Star(
                        star.of(), star.except(), star.like(), star.replaced(), star.renamed(), call.from(), call.to());
            case Constant constant when c.tokens().kind(constant.from()) == Token.STRING -> like(call, constant);
            default -> value;
        };
    }

    private Expression like(Call call, Constant expression) {
        var like = Likeness.of(c.nameAt(expression.from()).text());
        if (like.isEmpty()) {
            c.doubt(expression.from());
            return call;
        }
        return new Star(List.of(), List.of(), like.get(), List.of(), List.of(), call.from(), call.to());
    }
}

package io.headwater.lineage.parse;

import io.headwater.lineage.Dialect;
import io.headwater.lineage.token.Token;
import io.headwater.lineage.token.Word;
import io.headwater.lineage.token.Words;
import io.headwater.lineage.tree.Expression;
import io.headwater.lineage.tree.Expression.Column;
import io.headwater.lineage.tree.Expression.Combined;
import io.headwater.lineage.tree.Expression.Constant;
import io.headwater.lineage.tree.Expression.Item;
import io.headwater.lineage.tree.Expression.Nested;
import io.headwater.lineage.tree.Expression.Star;
import io.headwater.lineage.tree.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Values that stand alone: names, calls, constants, and what is in brackets. */
final class Operands {
    private final Grammar grammar;
    private final Cursor c;

    Operands(Grammar grammar) {
        this.grammar = grammar;
        this.c = grammar.cursor();
    }

    Expression operand() {
        return switch (c.kind()) {
            case OPEN -> brackets();
            case STAR -> star(List.of(), c.at());
            case OPEN_BRACKET -> list(Token.CLOSE_BRACKET);
            case OPEN_BRACE -> list(Token.CLOSE_BRACE);
            case WORD, QUOTED -> named();
            case PARAMETER -> isPlace() ? reference(c.at(), Word.NONE) : constant();
            default -> constant();
        };
    }

    /** Snowflake: $1, a column by its place. */
    private boolean isPlace() {
        return c.dialect() == Dialect.SNOWFLAKE && c.first(0) == '$' && Character.isDigit(c.second());
    }

    private Expression constant() {
        c.next();
        return new Constant(c.at() - 1, c.at());
    }

    /** A query, or values, in brackets. */
    Expression brackets() {
        int from = c.at();
        if (grammar.isQuery(1)) {
            return new Nested(grammar.nested(), false, from, c.at());
        }
        return list(Token.CLOSE);
    }

    private Expression list(Token closing) {
        int from = c.at();
        int end = c.afterBrackets(from);
        var parts = new ArrayList<Expression>(2);
        boolean outer = grammar.calls().enterList();
        if (c.enter()) {
            c.next();
            while (c.at() < end - 1) {
                int before = c.at();
                var part = grammar.expressions().argument();
                if (c.is(Token.COLON)) {
                    c.next(); // before it stood a key
                } else if (closing == Token.CLOSE_BRACKET && c.is(Word.FOR)) {
                    parts.add(comprehension(part));
                } else if (!(part instanceof Constant)) {
                    parts.add(part);
                }
                if (!c.accept(Token.COMMA) && c.at() == before) {
                    c.next();
                }
            }
            c.to(end);
        } else {
            c.skipTo(end, "nested too deeply");
        }
        c.leave();
        grammar.calls().leaveList(outer);
        boolean isSame =
                closing == Token.CLOSE && parts.size() == 1 && parts.getFirst().to() == end - 1;
        return isSame ? spanning(parts.getFirst(), from, end) : Expressions.combined(parts, from, c.at());
    }

    /** The same value with brackets around it. */
    private static Expression spanning(Expression value, int from, int to) {
        return switch (value) {
            case Column(var path, var _, var _) -> new Column(path, from, to);
            case Combined(var inner, var _, var _) -> new Combined(inner, from, to);
            default -> value;
        };
    }

    private Expression named() {
        if ((c.reads(0, "approximate") && c.isName(1) && c.kind(2) == Token.OPEN)
                || (c.kind(1) == Token.OPEN_BRACE && c.reads(0, "map"))) {
            c.next();
            return operand();
        }
        if (c.dialect() == Dialect.DUCKDB && c.isName(1) && c.reads(0, "lambda")) {
            return lambda();
        }
        if (c.dialect() == Dialect.DB2 && c.reads(0, "current") && c.kind(1) == Token.WORD) {
            c.next(); // CURRENT DATE, CURRENT TIMESTAMP
            return constant();
        }
        return worded();
    }

    /** What begins with a word, which may mean something. */
    private Expression worded() {
        int from = c.at();
        Word word = c.word();
        boolean calls = c.kind(1) == Token.OPEN;
        switch (word) {
            case CASE -> {
                return grammar.calls().branches();
            }
            case EXISTS -> {
                if (calls && grammar.isQuery(2)) {
                    c.next();
                    return new Nested(grammar.nested(), true, from, c.at());
                }
            }
            case INTERVAL -> {
                return interval();
            }
            case ARRAY, STRUCT -> {
                return typed();
            }
            case TIME, TIMESTAMP -> {
                if (c.kind(1) == Token.STRING || c.word(1) == Word.WITH || c.word(1) == Word.WITHOUT) {
                    type();
                    return constant();
                }
            }
            default -> {
                if (c.kind(1) == Token.STRING && Words.isLiteralType(c.tokens().written(from))) {
                    c.next();
                    return constant();
                }
            }
        }
        return reference(from, word);
    }

    /** DuckDB: [value FOR name, … IN list IF condition]: the names are no columns. */
    private Expression comprehension(Expression each) {
        c.next();
        var names = new ArrayList<Name>(1);
        do {
            names.add(c.name());
        } while (c.accept(Token.COMMA) && c.isName(0));
        var parts = new ArrayList<Expression>(3);
        parts.add(new Expression.Lambda(names, each, each.from(), each.to()));
        if (c.accept(Word.IN)) {
            parts.add(grammar.expressions().argument());
        }
        if (c.accept(Word.IF)) {
            var condition = grammar.expressions().argument();
            parts.add(new Expression.Lambda(names, condition, condition.from(), condition.to()));
        }
        return new Combined(parts, each.from(), c.at());
    }

    /** DuckDB: lambda name, …: value. */
    private Expression lambda() {
        int from = c.at();
        c.next();
        var names = new ArrayList<Name>(1);
        while (c.isName(0)) {
            names.add(c.name());
            c.accept(Token.COMMA);
        }
        c.accept(Token.COLON);
        return new Expression.Lambda(names, grammar.expressions().argument(), from, c.at());
    }

    private Expression reference(int from, Word word) {
        var path = grammar.path();
        if (c.is(Token.OPEN)
                && !(c.first(1) == '+' && c.kind(2) == Token.CLOSE)
                && !grammar.operators().isPhrase()) {
            return grammar.calls().method(path, from);
        }
        if (c.is(Token.DOT) && c.kind(1) == Token.STAR) {
            c.next();
            return star(path, from);
        }
        return (path.size() > 1 && Words.isSequence(path.getLast().text()))
                        || (path.size() == 1
                                && (Words.isConstant(word, path.getFirst().text()) || isPseudo(path.getFirst())))
                ? new Constant(from, c.at())
                : new Column(path, from, c.at());
    }

    /** Oracle: a number of the row, not a column. */
    private boolean isPseudo(Name name) {
        return c.dialect() == Dialect.ORACLE
                && switch (name.text()) {
                    case "ROWNUM", "ROWID", "LEVEL", "CONNECT_BY_ISLEAF", "CONNECT_BY_ISCYCLE" -> true;
                    default -> false;
                };
    }

    /** ARRAY[…], ARRAY&lt;…&gt;[…], ARRAY(…), STRUCT&lt;…&gt;(…); else a name like any other. */
    private Expression typed() {
        int from = c.at();
        if (c.first(1) == '<') {
            c.next();
            generics();
            return c.is(Token.OPEN) || c.is(Token.OPEN_BRACKET) ? list(Token.END) : new Constant(from, c.at());
        }
        if (c.kind(1) == Token.OPEN_BRACKET) {
            c.next();
            return list(Token.CLOSE_BRACKET);
        }
        return reference(from, Word.NONE);
    }

    private Expression interval() {
        int from = c.at();
        boolean negative = c.first(1) == '-' && c.kind(2) == Token.NUMBER;
        if ((c.kind(1) != Token.STRING
                        && !negative
                        && c.kind(1) != Token.NUMBER
                        && !c.isName(1)
                        && c.kind(1) != Token.OPEN
                        && c.kind(1) != Token.PARAMETER)
                || Words.endsComplete(c.word(1))) {
            return reference(from, Word.NONE);
        }
        c.next();
        if (negative) {
            c.next();
        }
        var length = c.first(0) == '-' ? constant() : operand();
        while ((c.kind() == Token.WORD && (Words.isUnit(c.tokens().written(c.at())) || c.is(Word.TO)))
                || ((c.is(Token.STRING) || c.is(Token.NUMBER))
                        && Words.isUnit(c.tokens().written(c.at() + 1)))) {
            c.next();
            if (c.is(Token.OPEN) && c.kind(1) == Token.NUMBER) {
                c.passBrackets();
            }
        }
        return length instanceof Constant ? new Constant(from, c.at()) : new Combined(List.of(length), from, c.at());
    }

    void generics() {
        int open = 0;
        do {
            char sign = c.first(0);
            open += sign == '<' ? 1 : 0;
            open -= sign == '>' ? 1 : 0;
            c.next();
        } while (open > 0 && !c.isAtEnd());
    }

    /** A type after {@code ::} or AS: words, with lengths, element types, dimensions. */
    void type() {
        if (c.is(Token.QUOTED)) {
            c.next();
            return;
        }
        if (c.isName(0)) {
            grammar.path();
        }
        while (isTypeWord()) {
            c.next();
        }
        if (c.first(0) == '<') {
            generics();
        }
        if (c.is(Token.OPEN)) {
            c.passBrackets();
        }
        while (isTypeWord()) {
            c.next();
        }
        while (c.is(Token.OPEN_BRACKET) && (c.kind(1) == Token.CLOSE_BRACKET)) {
            c.passBrackets();
        }
    }

    private boolean isTypeWord() {
        return switch (c.word()) {
            case VARYING, ZONE -> true;
            case WITH, WITHOUT -> c.word(1) == Word.TIME || c.word(1) == Word.LOCAL;
            case TIME -> c.word(1) == Word.ZONE;
            case LOCAL -> c.word(1) == Word.TIME;
            default -> c.reads(0, "precision") || c.reads(0, "unsigned") || c.reads(0, "signed");
        };
    }

    /** All columns, with what is left out, replaced or renamed. */
    Expression star(List<Name> of, int from) {
        c.next();
        var except = new ArrayList<Name>(0);
        String like = "";
        var replaced = new ArrayList<Item>(0);
        var renamed = new ArrayList<Item>(0);
        while (true) {
            if ((c.is(Word.EXCEPT) || c.is(Word.EXCLUDE))
                    && !grammar.isQuery(1)
                    && (c.kind(1) == Token.OPEN || c.is(Word.EXCLUDE))) {
                c.next();
                except.addAll(c.is(Token.OPEN) ? grammar.names() : List.of(c.name()));
            } else if (c.is(Word.REPLACE) && c.dialect() != Dialect.POSTGRES) {
                c.next();
                replaced.addAll(items());
            } else if (c.is(Word.RENAME)) {
                c.next();
                renamed.addAll(items());
            } else if (c.is(Word.APPLY) && c.kind(1) == Token.OPEN) {
                c.next();
                c.passBrackets();
            } else if ((c.is(Word.ILIKE) || c.is(Word.LIKE)) && c.kind(1) == Token.STRING) {
                c.next();
                like = c.name().text();
            } else {
                return new Star(of, except, like, replaced, renamed, from, c.at());
            }
        }
    }

    /** {@code value AS name}, one or several in brackets. */
    private List<Item> items() {
        var items = new ArrayList<Item>();
        boolean several = c.accept(Token.OPEN);
        do {
            var value = grammar.expressions().value();
            c.accept(Word.AS);
            items.add(new Item(value, name().orElse(null)));
        } while (several && c.accept(Token.COMMA));
        if (several) {
            c.close();
        }
        return items;
    }

    private Optional<Name> name() {
        return c.isName(0) ? Optional.of(c.name()) : Optional.empty();
    }
}

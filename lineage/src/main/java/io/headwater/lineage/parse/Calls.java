package io.headwater.lineage.parse;

import io.headwater.lineage.Dialect;
import io.headwater.lineage.token.Token;
import io.headwater.lineage.token.Word;
import io.headwater.lineage.token.Words;
import io.headwater.lineage.tree.Expression;
import io.headwater.lineage.tree.Expression.Call;
import io.headwater.lineage.tree.Expression.Case;
import io.headwater.lineage.tree.Expression.Column;
import io.headwater.lineage.tree.Expression.Constant;
import io.headwater.lineage.tree.Expression.Nested;
import io.headwater.lineage.tree.Expression.Window;
import io.headwater.lineage.tree.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Functions, their windows and filters, and CASE. */
final class Calls {
    private final Grammar grammar;
    private final Cursor c;
    private boolean takesFrom;

    Calls(Grammar grammar) {
        this.grammar = grammar;
        this.c = grammar.cursor();
    }

    /** A call whose name was read; its bracket is here. */
    Call call(Name name, int from) {
        String function = name.text().toLowerCase(Locale.ROOT);
        int end = c.afterBrackets(c.at());
        var arguments = new ArrayList<Expression>(2);
        var order = new ArrayList<Expression>(0);
        if (grammar.isQuery(1) && c.word(1) != Word.TABLE) {
            int at = c.at();
            arguments.add(new Nested(grammar.nested(), false, at, c.at()));
        } else {
            inBrackets(function, end, arguments, order);
        }
        return after(function, arguments, order, from);
    }

    /** Whether FROM may stand in the brackets that are read. */
    boolean takesFrom() {
        return takesFrom;
    }

    /** Brackets that are no function's. */
    boolean enterList() {
        boolean before = takesFrom;
        takesFrom = false;
        return before;
    }

    void leaveList(boolean before) {
        takesFrom = before;
    }

    /** A call whose path was read; of a method of a document the column before it is an argument. */
    Call method(List<Name> path, int from) {
        int before = c.at();
        var call = call(path.getLast(), from);
        if (path.size() < 2 || c.dialect() != Dialect.TSQL || !Words.isMethod(call.name())) {
            return call;
        }
        var arguments = new ArrayList<>(call.arguments());
        arguments.addFirst(new Expression.Column(path.subList(0, path.size() - 1), from, before));
        return new Call(call.name(), arguments, call.order(), call.filter(), call.over(), from, call.to());
    }

    private void inBrackets(String function, int end, List<Expression> arguments, List<Expression> order) {
        boolean before = takesFrom;
        takesFrom = Words.takesFrom(function);
        if (c.enter()) {
            c.next();
            arguments(end, arguments, order);
            withoutUnit(function, arguments);
            withoutType(function, arguments);
            c.to(end);
        } else {
            c.skipTo(end, "nested too deeply");
        }
        c.leave();
        takesFrom = before;
    }

    private void arguments(int end, List<Expression> arguments, List<Expression> order) {
        while (c.at() < end - 1) {
            int before = c.at();
            if (c.accept(Word.ORDER, Word.BY)) {
                order.addAll(sortKeys());
            } else if ((c.is(Word.AS) && arguments.isEmpty())
                    || (!order.isEmpty() && (c.is(Word.SEPARATOR) || c.is(Word.LIMIT)))) {
                c.next();
            } else if (c.is(Word.TABLE) && c.isName(1)) {
                int from = c.at();
                arguments.add(new Nested(grammar.queries().query(), false, from, c.at()));
            } else if (c.kind(1) != Token.COMMA && c.isName(1) && c.reads(0, "model")) {
                c.next();
                grammar.path(); // BigQuery: MODEL name, not a column
            } else if (!arguments.isEmpty() && (c.is(Word.LIMIT) || c.is(Word.SEPARATOR))) {
                c.next();
                grammar.expressions().argument(); // how many, or with what between
            } else {
                arguments.add(grammar.expressions().argument());
            }
            c.accept(Token.COMMA);
            if (c.at() == before) {
                c.next();
            }
        }
    }

    /** CONVERT(type, value) of T-SQL, CONVERT(value, type) of MySQL. */
    private void withoutType(String function, List<Expression> arguments) {
        boolean converts = arguments.size() > 1 && function.endsWith("convert");
        int place = c.dialect() == Dialect.TSQL ? 0 : 1;
        boolean hasTypes = place == 0 || c.dialect() == Dialect.MYSQL || c.dialect() == Dialect.MARIADB;
        if (converts
                && hasTypes
                && arguments.get(place) instanceof Column(var path, var _, var _)
                && path.size() == 1) {
            arguments.remove(place);
        }
    }

    /** Of what says a unit of time, the likeliest: a long word before a letter, and none where a text says it. */
    private void withoutUnit(String function, List<Expression> arguments) {
        int before = Words.argumentsAfterUnit(function);
        if (before > 0 || Words.endsWithUnit(function)) {
            withoutUnit(before, function, arguments);
        } else {
            withoutLikeliestUnit(function, arguments);
        }
    }

    /** Where a function is known, its unit stands before or after what it is a unit of. */
    private void withoutUnit(int before, String function, List<Expression> arguments) {
        boolean isLast = c.dialect() == Dialect.BIGQUERY
                && Words.endsWithUnit(function)
                && !arguments.isEmpty()
                && isUnit(arguments.getLast());
        if (before > 0 && !isLast && arguments.size() > before && isUnit(arguments.getFirst())) {
            arguments.removeFirst();
        } else if (Words.endsWithUnit(function)
                && arguments.size() > 1
                && !(arguments.getFirst() instanceof Constant)
                && isUnit(arguments.getLast())) {
            arguments.removeLast();
        }
    }

    private static boolean isUnit(Expression argument) {
        return argument instanceof Column(var path, var _, var _)
                && path.size() == 1
                && Words.isUnit(path.getFirst().text());
    }

    private void withoutLikeliestUnit(String function, List<Expression> arguments) {
        if (arguments.size() < 2 || !Words.takesUnits(function)) {
            return;
        }
        Expression unit = null;
        int longest = 0;
        for (Expression argument : arguments) {
            if (argument instanceof Constant && c.tokens().kind(argument.from()) == Token.STRING) {
                String text = c.nameAt(argument.from()).text();
                if (Words.isUnit(text)) {
                    return;
                }
            }
            boolean isUnit = argument instanceof Column(var path, var _, var _)
                    && path.size() == 1
                    && Words.isUnit(path.getFirst().text());
            int length = Math.min(
                    3,
                    argument.to() > argument.from() && isUnit
                            ? c.tokens().end(argument.from()) - c.tokens().start(argument.from())
                            : 0);
            if (length > longest) {
                longest = length;
                unit = argument;
            }
        }
        if (unit != null) {
            arguments.remove(unit);
        }
    }

    /** What may follow a call's brackets. */
    private Call after(String function, List<Expression> arguments, List<Expression> order, int from) {
        Expression filter = null;
        Window over = null;
        while (true) {
            if (c.is(Word.FILTER) && c.kind(1) == Token.OPEN) {
                filter = filter();
            } else if (c.accept(Word.WITHIN, Word.GROUP) && c.is(Token.OPEN)) {
                order.addAll(window().order());
            } else if (c.reads(0, "keep") && c.kind(1) == Token.OPEN) {
                c.next();
                order.addAll(window().order());
            } else if (function.equals("match") && c.reads(0, "against") && c.kind(1) == Token.OPEN) {
                c.next();
                c.passBrackets(); // MySQL: a text and how it is looked for
            } else if (c.is(Word.IGNORE, Word.NULLS) || c.is(Word.RESPECT, Word.NULLS)) {
                c.to(c.at() + 2);
            } else if (c.is(Word.FROM, Word.FIRST) || c.is(Word.FROM, Word.LAST)) {
                c.to(c.at() + 2);
            } else if (c.is(Word.OVER) && (c.kind(1) == Token.OPEN || c.isName(1))) {
                c.next();
                over = c.is(Token.OPEN) ? window() : new Window(c.name(), List.of(), List.of());
            } else if (c.is(Token.OPEN) && c.dialect() == Dialect.CLICKHOUSE) {
                arguments.add(grammar.expressions().argument()); // quantile(0.9)(value)
            } else {
                return new Call(function, arguments, order, filter, over, from, c.at());
            }
        }
    }

    private Expression filter() {
        c.next();
        int end = c.afterBrackets(c.at());
        c.next();
        c.accept(Word.WHERE);
        var filter = grammar.expressions().value();
        c.skipTo(end - 1, "not understood");
        c.to(end);
        return filter;
    }

    /** A window in brackets, the bracket being here. */
    Window window() {
        int end = c.afterBrackets(c.at());
        c.next();
        @Nullable Name base = null;
        var partition = new ArrayList<Expression>(1);
        var order = new ArrayList<Expression>(1);
        if (c.isName(0) && c.kind(1) != Token.OPEN && isBase()) {
            base = c.name();
        }
        while (c.at() < end - 1) {
            if (c.is(Word.PARTITION, Word.BY) || c.is(Word.DISTRIBUTE, Word.BY) || c.is(Word.CLUSTER, Word.BY)) {
                c.to(c.at() + 2);
                partition.addAll(grammar.expressions().values());
            } else if (c.is(Word.ORDER, Word.BY) || c.is(Word.SORT, Word.BY)) {
                c.to(c.at() + 2);
                order.addAll(sortKeys());
            } else {
                c.next(); // the frame: how many rows, not which columns
            }
        }
        c.to(end);
        return new Window(base, partition, order);
    }

    private boolean isBase() {
        return switch (c.word()) {
            case PARTITION, ORDER, ROWS, RANGE, DISTRIBUTE, SORT, CLUSTER -> false;
            default -> !c.reads(0, "groups");
        };
    }

    /** Values to sort by. */
    List<Expression> sortKeys() {
        var keys = new ArrayList<Expression>(1);
        if (c.is(Word.ALL) && c.kind(1) != Token.DOT) {
            c.next(); // by all items, which says nothing that they do not
            direction();
            return keys;
        }
        do {
            keys.add(grammar.expressions().value());
            direction();
            if (c.accept(Word.USING)) {
                c.next();
                while (c.is(Token.OPERATOR) || c.is(Token.EQUALS)) {
                    c.next();
                }
                if (c.is(Token.OPEN)) {
                    c.passBrackets();
                }
            }
            direction();
            if (c.is(Word.WITH) && c.reads(1, "fill")) {
                c.to(c.at() + 2);
                while (c.accept(Word.FROM) || c.accept(Word.TO) || c.accepts("step") || c.accepts("staleness")) {
                    grammar.expressions().value();
                }
            }
        } while (c.accept(Token.COMMA));
        return keys;
    }

    /** The token after the END that belongs to the CASE before. */
    private int afterCases() {
        int open = 1;
        int token = c.at();
        while (token < c.end() && open > 0) {
            open += c.tokens().word(token) == Word.CASE ? 1 : 0;
            open -= c.tokens().word(token) == Word.END ? 1 : 0;
            token++;
        }
        return token;
    }

    private void direction() {
        while (c.acceptAny(Word.ASC, Word.DESC, Word.NULLS, Word.FIRST, Word.LAST)) {
            // how, not by what
        }
    }

    /** CASE … END. */
    Expression branches() {
        int from = c.at();
        c.next();
        var conditions = new ArrayList<Expression>(2);
        var results = new ArrayList<Expression>(2);
        if (!c.enter()) {
            c.leave();
            c.skipTo(afterCases(), "nested too deeply");
            return new Constant(from, c.at());
        }
        if (!c.is(Word.WHEN)) {
            conditions.add(grammar.expressions().value());
        }
        while (!c.isAtEnd() && !c.is(Word.END) && !c.is(Token.CLOSE) && !c.is(Token.SEMICOLON)) {
            int before = c.at();
            if (c.accept(Word.WHEN)) {
                conditions.addAll(grammar.expressions().values());
            } else if (c.accept(Word.THEN) || c.accept(Word.ELSE)) {
                results.add(grammar.expressions().value());
            }
            if (c.at() == before) {
                c.skipTo(before + 1, "not understood");
            }
        }
        c.accept(Word.END);
        c.accept(Word.CASE);
        c.leave();
        return new Case(conditions, results, from, c.at());
    }
}

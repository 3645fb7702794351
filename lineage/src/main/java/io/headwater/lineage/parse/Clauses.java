package io.headwater.lineage.parse;

import io.headwater.lineage.Dialect;
import io.headwater.lineage.token.Token;
import io.headwater.lineage.token.Word;
import io.headwater.lineage.tree.Expression;
import io.headwater.lineage.tree.Expression.Window;
import io.headwater.lineage.tree.Query.Filters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What follows FROM in a query, in any order, and what may end one. */
final class Clauses {
    private final Grammar grammar;
    private final Cursor c;

    Clauses(Grammar grammar) {
        this.grammar = grammar;
        this.c = grammar.cursor();
    }

    Found read() {
        var clauses = new Found();
        while (clause(clauses)) {
            grammar.selects().recover(false);
        }
        return clauses;
    }

    private boolean clause(Found into) {
        switch (c.word()) {
            case WHERE, PREWHERE -> {
                c.next();
                into.empty |= isNever();
                into.where.add(grammar.expressions().value());
            }
            case GROUP -> group(into);
            case HAVING -> {
                c.next();
                into.having.add(grammar.expressions().value());
            }
            case QUALIFY -> {
                c.next();
                into.qualify.add(grammar.expressions().value());
            }
            case WINDOW -> windows(into);
            case START, CONNECT -> hierarchy(into);
            default -> {
                return timeseries(into) || end(into);
            }
        }
        return true;
    }

    /** WHERE 1 = 0, WHERE FALSE: of a table only its shape. */
    private boolean isNever() {
        boolean unequal = c.kind() == Token.NUMBER
                && c.kind(1) == Token.EQUALS
                && c.kind(2) == Token.NUMBER
                && !c.tokens().written(c.at()).equals(c.tokens().written(c.at() + 2));
        int after = c.at() + (unequal ? 3 : 1);
        return (unequal || c.is(Word.FALSE)) && c.word(after - c.at()) != Word.OR;
    }

    private void group(Found into) {
        c.next();
        c.accept(Word.BY);
        if (c.accept(Word.ALL)) {
            return;
        }
        c.accept(Word.DISTINCT);
        do {
            if (c.accept(Word.GROUPING)) {
                c.accept(Word.SETS);
            }
            int from = c.at();
            into.group.add(grammar.expressions().value());
            places(from, into.group);
            c.acceptAny(Word.ASC, Word.DESC);
        } while (c.accept(Token.COMMA));
        while (c.is(Word.WITH) && (c.word(1) == Word.ROLLUP || c.word(1) == Word.CUBE || c.reads(1, "totals"))) {
            c.to(c.at() + 2);
        }
        if (c.accept(Word.GROUPING, Word.SET) || c.accept(Word.GROUPING)) {
            c.accept(Word.SETS);
            c.passBrackets();
        }
    }

    /** ROLLUP (1, 2), GROUPING SETS ((1, 2), 1): the places of items; in other functions numbers are numbers. */
    private void places(int from, List<Expression> group) {
        int token = from;
        while (token < c.at()) {
            boolean opens = c.tokens().kind(token + 1) == Token.OPEN;
            boolean isSet = c.tokens().reads(token, "rollup") || c.tokens().reads(token, "cube");
            if (c.tokens().kind(token) == Token.WORD && opens && !isSet) {
                token = c.afterBrackets(token + 1);
                continue;
            }
            if (token > from && c.tokens().kind(token) == Token.NUMBER && isPart(token - 1) && isPart(token + 1)) {
                group.add(new Expression.Constant(token, token + 1));
            }
            token++;
        }
    }

    private boolean isPart(int token) {
        return switch (c.tokens().kind(token)) {
            case OPEN, CLOSE, COMMA -> true;
            default -> false;
        };
    }

    private void windows(Found into) {
        c.next();
        do {
            if (!c.isName(0)) {
                return;
            }
            var name = c.name();
            c.accept(Word.AS);
            if (c.is(Token.OPEN)) {
                into.windows.put(name.key(), grammar.calls().window());
            }
        } while (c.accept(Token.COMMA));
    }

    /** Vertica: TIMESERIES alias AS 'length' OVER (PARTITION BY … ORDER BY …): a row for each step of time. */
    private boolean timeseries(Found into) {
        if (!c.reads(0, "timeseries") || !c.isName(1) || c.word(2) != Word.AS) {
            return false;
        }
        c.to(c.at() + 4);
        if (c.accept(Word.OVER) && c.is(Token.OPEN)) {
            var window = grammar.calls().window();
            into.group.addAll(window.partition());
            into.group.addAll(window.order());
        }
        return true;
    }

    private void hierarchy(Found into) {
        c.next();
        c.acceptAny(Word.WITH, Word.BY);
        c.accepts("nocycle");
        into.where.add(grammar.expressions().value());
    }

    private boolean end(Found into) {
        int before = c.at();
        into.empty |= c.is(Word.LIMIT) && c.reads(1, "0") && c.kind(2) != Token.COMMA;
        into.order.addAll(tail());
        return c.at() > before;
    }

    /** ORDER BY, LIMIT and what else may end a query. */
    List<Expression> tail() {
        var order = new ArrayList<Expression>(1);
        while (tail(order)) {
            // the next one
        }
        return order;
    }

    private boolean tail(List<Expression> order) {
        switch (c.word()) {
            case ORDER, SORT, DISTRIBUTE, CLUSTER -> {
                if (c.word(1) != Word.BY && !c.reads(1, "siblings")) {
                    return false;
                }
                c.to(c.at() + 2);
                c.accept(Word.BY);
                order.addAll(grammar.calls().sortKeys());
                if (c.accepts("interpolate") && c.is(Token.OPEN)) {
                    c.passBrackets();
                }
            }
            case LIMIT, OFFSET, FETCH -> limit();
            case FOR -> locking();
            case WITH -> {
                return isolation();
            }
            case USING -> {
                return sample();
            }
            case OPTION -> {
                c.next();
                if (c.is(Token.OPEN)) {
                    c.passBrackets();
                }
            }
            case SETTINGS, FORMAT -> {
                if (c.dialect() != Dialect.CLICKHOUSE) {
                    return false;
                }
                c.next();
                grammar.expressions().values();
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Db2: WITH UR, CS, RS or RR, how rows are isolated. */
    private boolean isolation() {
        boolean isHere = c.reads(1, "ur") || c.reads(1, "cs") || c.reads(1, "rs") || c.reads(1, "rr");
        c.to(c.at() + (isHere ? 2 : 0));
        return isHere;
    }

    /** DuckDB: USING SAMPLE … */
    private boolean sample() {
        if (c.word(1) != Word.SAMPLE) {
            return false;
        }
        c.to(c.at() + 2);
        while (!c.isAtEnd() && !grammar.selects().isClause(c.at())) {
            c.to(c.is(Token.OPEN) ? c.afterBrackets(c.at()) : c.at() + 1);
        }
        return true;
    }

    private void limit() {
        c.next();
        while (c.acceptAny(Word.FIRST, Word.NEXT, Word.ROW, Word.ROWS, Word.ONLY, Word.PERCENT)) {
            // FETCH FIRST n ROWS ONLY
        }
        if (!c.accept(Word.ALL)) {
            grammar.expressions().values();
        }
        while (c.acceptAny(Word.FIRST, Word.NEXT, Word.ROW, Word.ROWS, Word.ONLY, Word.PERCENT)
                || c.accept(Word.WITH, Word.TIES)) {
            // as above
        }
        if (c.is(Word.OVER) && c.kind(1) == Token.OPEN) {
            c.next();
            grammar.calls().window(); // Vertica: of each partition so many
        }
        if (c.accept(Word.BY)) {
            grammar.expressions().values(); // ClickHouse: LIMIT n BY columns
        }
    }

    private void locking() {
        int token = c.at();
        while (token < c.end()
                && c.tokens().kind(token) != Token.CLOSE
                && c.tokens().kind(token) != Token.SEMICOLON) {
            token = c.tokens().kind(token) == Token.OPEN ? c.afterBrackets(token) : token + 1;
        }
        c.to(token); // FOR UPDATE, FOR JSON, FOR XML
    }

    /** The clauses that were found. */
    static final class Found {
        private final List<Expression> where = new ArrayList<>(1);
        private final List<Expression> group = new ArrayList<>(1);
        private final List<Expression> having = new ArrayList<>(0);
        private final List<Expression> qualify = new ArrayList<>(0);
        private final List<Expression> order = new ArrayList<>(1);
        private final Map<String, Window> windows = new HashMap<>(0);
        private boolean empty;

        Filters filters() {
            return new Filters(where, group, having, qualify);
        }

        List<Expression> order() {
            return order;
        }

        Map<String, Window> windows() {
            return windows;
        }

        boolean isEmpty() {
            return empty;
        }
    }
}

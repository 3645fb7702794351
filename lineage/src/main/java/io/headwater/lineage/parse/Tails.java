package io.headwater.lineage.parse;

import io.headwater.lineage.Dialect;
import io.headwater.lineage.token.Token;
import io.headwater.lineage.token.Word;
import io.headwater.lineage.tree.Expression;
import java.util.ArrayList;
import java.util.List;

/** What may end a query: ORDER BY, LIMIT and the like. */
final class Tails {
    private final Grammar grammar;
    private final Cursor c;

    Tails(Grammar grammar) {
        this.grammar = grammar;
        this.c = grammar.cursor();
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
                c.accepts("interpolate");
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
            c.next();
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
}

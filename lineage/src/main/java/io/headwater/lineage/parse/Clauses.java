package io.headwater.lineage.parse;

import io.headwater.lineage.token.Token;
import io.headwater.lineage.token.Word;
import io.headwater.lineage.tree.Expression;
import io.headwater.lineage.tree.Expression.Window;
import io.headwater.lineage.tree.Query.Filters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What follows FROM in a query, in any order. */
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
                return end(into);
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
            into.group.add(grammar.expressions().value());
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

    private void hierarchy(Found into) {
        c.next();
        c.acceptAny(Word.WITH, Word.BY);
        c.accepts("nocycle");
        into.where.add(grammar.expressions().value());
    }

    private boolean end(Found into) {
        int before = c.at();
        into.empty |= c.is(Word.LIMIT) && c.reads(1, "0") && c.kind(2) != Token.COMMA;
        into.order.addAll(grammar.tails().tail());
        return c.at() > before;
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

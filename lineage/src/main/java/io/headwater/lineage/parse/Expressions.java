package io.headwater.lineage.parse;

import io.headwater.lineage.Dialect;
import io.headwater.lineage.token.Token;
import io.headwater.lineage.token.Word;
import io.headwater.lineage.token.Words;
import io.headwater.lineage.tree.Expression;
import io.headwater.lineage.tree.Expression.Column;
import io.headwater.lineage.tree.Expression.Combined;
import io.headwater.lineage.tree.Expression.Constant;
import java.util.ArrayList;
import java.util.List;

/**
 * Values. Which operator binds first does not matter to lineage, so a value is a row of operands with operators between
 * them, up to a comma, a bracket or a word that begins something else.
 */
final class Expressions {
    private final Grammar grammar;
    private final Cursor c;

    Expressions(Grammar grammar) {
        this.grammar = grammar;
        this.c = grammar.cursor();
    }

    /** A value in a clause; a constant where there is none. */
    Expression value() {
        return value(false);
    }

    /** A value among a function's arguments, where words like FROM only part it. */
    Expression argument() {
        return value(true);
    }

    /** Values with commas between them. */
    List<Expression> values() {
        var values = new ArrayList<Expression>();
        do {
            if (!endsHere(false)) {
                values.add(value());
            }
        } while (c.accept(Token.COMMA));
        return values;
    }

    /** DuckDB: what follows the value, and the list, in {@code [value FOR name IN list IF condition]}. */
    private boolean isComprehension() {
        return c.dialect() == Dialect.DUCKDB
                && (c.is(Word.IF)
                        || (c.is(Word.FOR) && c.isName(1) && (c.word(2) == Word.IN || c.kind(2) == Token.COMMA)));
    }

    private Expression value(boolean inArguments) {
        int from = c.at();
        var parts = new ArrayList<Expression>(2);
        boolean plain = true;
        boolean complete = false;
        while (!stops(inArguments, complete)) {
            if (inArguments && complete && isComprehension()) {
                break;
            } else if (inArguments && isSeparator(complete)) {
                complete = separator(parts);
                plain = false;
            } else if (complete && isDuration()) {
                c.next();
                plain = false;
            } else if (complete && isSecondOperand()) {
                if (!inArguments) {
                    break;
                }
                if (Words.endsAlways(c.word())) {
                    c.doubt(c.at());
                }
                complete = false;
            } else if (complete || isSign()) {
                plain = false;
                complete = grammar.operators().operator(parts, inArguments);
            } else {
                parts.add(grammar.operands().operand());
                complete = true;
            }
        }
        return parts.size() == 1 && plain ? parts.getFirst() : combined(parts, from, c.at());
    }

    static Expression combined(List<Expression> parts, int from, int to) {
        return parts.isEmpty() ? new Constant(from, to) : new Combined(parts, from, to);
    }

    private boolean stops(boolean inArguments, boolean complete) {
        return switch (c.kind()) {
            case COMMA, CLOSE, CLOSE_BRACKET, CLOSE_BRACE, SEMICOLON, END -> true;
            case OPERATOR ->
                c.first(0) == '|'
                        && c.first(1) == '>'
                        && c.first(2) != '>'
                        && c.tokens().touches(c.at() + 1);
            case WORD -> inArguments ? c.is(Word.ORDER, Word.BY) : endsAt(complete);
            default -> false;
        };
    }

    private boolean endsAt(boolean complete) {
        Word word = c.word();
        if (word == Word.NONE || (complete && word == Word.REPLACE && c.kind(1) == Token.OPEN && !isStarBefore())) {
            return false;
        }
        return complete ? Words.endsComplete(word) : Words.endsAlways(word);
    }

    private boolean isStarBefore() {
        return c.kind(-1) == Token.STAR;
    }

    private boolean endsHere(boolean inArguments) {
        return stops(inArguments, false);
    }

    /** What begins a value, right after one: an alias, or in arguments a word between two values. */
    private boolean isSecondOperand() {
        return switch (c.kind()) {
            case WORD -> !Words.isOperator(c.word()) && !isOperatorPhrase();
            case QUOTED, NUMBER, PARAMETER, TEMPLATE, OPEN_BRACE -> true;
            case STRING -> c.kind(-1) != Token.STRING;
            default -> false;
        };
    }

    /** Db2: a number and a unit of time, such as 3 DAYS. */
    private boolean isDuration() {
        return c.dialect() == Dialect.DB2
                && c.is(Token.WORD)
                && (c.kind(-1) == Token.NUMBER || c.kind(-1) == Token.CLOSE || c.kind(-2) == Token.OPERATOR)
                && Words.isUnit(c.tokens().written(c.at()));
    }

    private boolean isOperatorPhrase() {
        return switch (c.word()) {
            case COLLATE -> c.isName(1) || c.kind(1) == Token.STRING;
            case AT -> c.word(1) == Word.TIME || c.word(1) == Word.LOCAL;
            default ->
                (c.reads(0, "operator") && c.kind(1) == Token.OPEN)
                        || (c.reads(0, "mod") && c.kind(1) != Token.OPEN && isOperand(1))
                        || (c.reads(0, "member") && c.word(1) == Word.OF)
                        || isMultiset();
        };
    }

    private boolean isMultiset() {
        return switch (c.word(1)) {
            case UNION, INTERSECT, EXCEPT -> c.reads(0, "multiset");
            default -> false;
        };
    }

    private boolean isOperand(int ahead) {
        return c.isName(ahead) || c.kind(ahead) == Token.NUMBER || c.kind(ahead) == Token.OPEN;
    }

    /** A word that parts values in a function's brackets. */
    private boolean isSeparator(boolean complete) {
        return switch (c.word()) {
            case BOTH, LEADING, TRAILING, FROM -> true;
            case NONE ->
                (complete && (c.reads(0, "placing") || c.reads(0, "passing")))
                        || (c.word(1) == Word.ON && c.reads(0, "absent"));
            case NULL -> complete && c.word(1) == Word.ON;
            case AS, USING, RETURNING, FOR, HAVING, SEPARATOR, LIMIT, ON, WITH -> complete;
            case COLUMNS -> complete && (c.kind(1) == Token.OPEN || c.isName(1));
            case FORMAT -> complete && c.kind(1) == Token.STRING;
            case IGNORE, RESPECT -> complete && c.word(1) == Word.NULLS;
            default -> complete && c.reads(0, "placing");
        };
    }

    private boolean separator(List<Expression> parts) {
        Word word = c.word();
        c.next();
        return switch (word) {
            case AS, USING, RETURNING -> {
                grammar.operands().type();
                yield true;
            }
            case COLUMNS -> {
                while (!c.is(Token.CLOSE) && !c.isAtEnd()) {
                    c.to(c.is(Token.OPEN) ? c.afterBrackets(c.at()) : c.at() + 1);
                }
                yield true;
            }
            case HAVING -> {
                if (c.reads(0, "max") || c.reads(0, "min")) {
                    c.next(); // ANY_VALUE(a HAVING MAX b)
                }
                yield false;
            }
            case ON, WITH, IGNORE, RESPECT -> {
                c.next();
                yield true;
            }
            case NONE, NULL -> {
                boolean on = c.accept(Word.ON); // ABSENT ON NULL, NULL ON ERROR
                if (on && (c.is(Word.NULL) || c.reads(0, "error") || c.reads(0, "empty"))) {
                    c.next();
                }
                yield on;
            }
            case FROM -> {
                fromValue(parts);
                yield false;
            }
            default -> false;
        };
    }

    /** EXTRACT(year FROM …): a unit of time is no value. */
    private void fromValue(List<Expression> parts) {
        if (!grammar.calls().takesFrom()) {
            c.doubt(c.at() - 1);
        }
        if (parts.size() == 1
                && parts.getFirst() instanceof Column(var path, var _, var _)
                && path.getFirst().text().length() > 1
                && Words.isUnit(path.getFirst().text())) {
            parts.clear();
        }
    }

    /** What stands before a value or between two. */
    private boolean isSign() {
        return switch (c.kind()) {
            case OPERATOR, EQUALS, ARROW, CAST, NAMED, COLON, DOT -> true;
            case STAR -> c.first(-1) == '~' && c.tokens().touches(c.at()); // ~* is one operator
            case WORD -> isPrefix();
            default -> false;
        };
    }

    private boolean isPrefix() {
        return switch (c.word()) {
            case NOT, DISTINCT, PRIOR -> c.kind(1) != Token.COMMA && c.kind(1) != Token.DOT;
            case ALL, ANY, SOME -> c.kind(1) == Token.OPEN || c.isName(1);
            case EXISTS -> false;
            default ->
                c.reads(0, "connect_by_root") || (c.word() == Word.IN && (c.kind(1) == Token.OPEN || c.isName(1)));
        };
    }
}

package io.headwater.lineage.parse;

import io.headwater.lineage.Dialect;
import io.headwater.lineage.token.Token;
import io.headwater.lineage.token.Word;
import io.headwater.lineage.token.Words;
import io.headwater.lineage.tree.Expression;
import io.headwater.lineage.tree.Expression.Access;
import io.headwater.lineage.tree.Expression.Column;
import io.headwater.lineage.tree.Expression.Combined;
import io.headwater.lineage.tree.Expression.Constant;
import io.headwater.lineage.tree.Expression.Lambda;
import io.headwater.lineage.tree.Name;
import java.util.ArrayList;
import java.util.List;

/** What goes between values, or follows one: signs, words, paths into a value, functions without a name. */
final class Operators {
    private final Grammar grammar;
    private final Cursor c;

    Operators(Grammar grammar) {
        this.grammar = grammar;
        this.c = grammar.cursor();
    }

    /** Goes over an operator; whether the value is complete after it. */
    boolean operator(List<Expression> parts, boolean inArguments) {
        return switch (c.kind()) {
            case DOT -> {
                access(parts);
                yield true;
            }
            case OPEN_BRACKET -> {
                element(parts);
                yield true;
            }
            case OPEN -> call(parts);
            case COLON -> document(parts);
            case CAST -> {
                c.next();
                if (c.first(0) == '!') {
                    c.next(); // Vertica: null where it fails
                }
                grammar.operands().type();
                yield true;
            }
            case NAMED -> {
                c.next();
                parts.clear(); // what was before is a parameter's or a variable's name
                yield false;
            }
            case ARROW -> arrow(parts, inArguments);
            case STAR, OPERATOR -> {
                boolean isPower = c.is(Token.STAR) && c.kind(1) == Token.STAR;
                boolean isLast = c.first(0) == '!' && !parts.isEmpty() && c.first(1) != '=' && c.first(1) != '~';
                c.to(c.at() + (isPower ? 2 : 1));
                yield isLast;
            }
            default -> word();
        };
    }

    private boolean word() {
        if (c.accepts("multiset")) {
            c.next();
            c.acceptAny(Word.ALL, Word.DISTINCT);
            return false;
        }
        Word word = c.word();
        c.next();
        return switch (word) {
            case IS -> is();
            case NOT, GLOBAL, SIMILAR, SOUNDS, LIKE, ILIKE -> {
                while (Words.isOperator(c.word()) || c.is(Word.TO)) {
                    c.next(); // one operator of several words
                }
                yield false;
            }
            case ISNULL, NOTNULL -> true;
            case COLLATE -> {
                if (c.is(Token.STRING)) {
                    c.next();
                } else if (c.isName(0)) {
                    grammar.path();
                }
                yield true;
            }
            case AT -> {
                c.next();
                yield !c.accept(Word.ZONE);
            }
            default -> {
                if (c.is(Token.OPEN) && c.tokens().word(c.at() - 1) == Word.NONE && c.kind(-1) == Token.WORD) {
                    c.passBrackets(); // OPERATOR(schema.sign)
                }
                yield false;
            }
        };
    }

    /** IS [NOT] NULL, TRUE, DISTINCT FROM … */
    private boolean is() {
        c.accept(Word.NOT);
        if (c.accept(Word.DISTINCT, Word.FROM)) {
            return false;
        }
        if (c.isName(0)) {
            c.next();
            if (c.is(Token.OPEN)) {
                c.passBrackets();
            }
            while (c.accepts("object") || c.accepts("scalar") || c.accept(Word.VALUE) || c.accept(Word.ARRAY)) {
                // IS JSON OBJECT
            }
            if ((c.is(Word.WITH) || c.is(Word.WITHOUT)) && c.word(1) == Word.UNIQUE) {
                c.to(c.at() + 2);
                c.accepts("keys");
            }
        }
        return true;
    }

    /** A star after a complete value is a multiplication; a bracket may be Oracle's mark of an outer join. */
    private boolean call(List<Expression> parts) {
        int end = c.afterBrackets(c.at());
        if (end == c.at() + 3 || isPhrase()) {
            c.to(end);
            return true;
        }
        parts.add(grammar.operands().brackets());
        return true;
    }

    /** Teradata: how a value is called or shown, in brackets after it. */
    boolean isPhrase() {
        return c.dialect() == Dialect.TERADATA
                && (c.reads(1, "named") || c.reads(1, "title") || c.word(1) == Word.FORMAT);
    }

    private void access(List<Expression> parts) {
        c.next();
        if (c.is(Token.STAR)) {
            int star = c.at();
            grammar.operands().star(List.of(), star);
            wrap(parts, List.of(c.made("*", star))); // fields whose names nobody knows
            return;
        }
        if (parts.isEmpty()) {
            return;
        }
        if (c.accept(Token.NUMBER)) {
            wrap(parts, List.of()); // ClickHouse: tuple.1
            return;
        }
        var path = new ArrayList<Name>(2);
        while (c.isName(0)) {
            path.add(c.name());
            if (c.is(Token.OPEN)) {
                parts.add(grammar.calls().call(path.getLast(), c.at() - 1)); // a method of the value
                return;
            }
            if (!(c.is(Token.DOT) && (c.kind(1) == Token.WORD || c.kind(1) == Token.QUOTED))) {
                break;
            }
            c.next();
        }
        wrap(parts, path);
    }

    private void wrap(List<Expression> parts, List<Name> path) {
        if (!parts.isEmpty()) {
            var of = parts.removeLast();
            parts.add(new Access(of, path, of.from(), c.at()));
        }
    }

    private void element(List<Expression> parts) {
        c.next();
        var inner = new ArrayList<Expression>(1);
        while (!c.is(Token.CLOSE_BRACKET) && !c.isAtEnd()) {
            int before = c.at();
            inner.add(grammar.expressions().argument());
            if (c.at() == before) {
                c.next();
            }
        }
        c.accept(Token.CLOSE_BRACKET);
        wrap(parts, List.of());
        inner.stream().filter(index -> !(index instanceof Constant)).forEach(parts::add);
    }

    /** Snowflake's and Databricks' way into a document: {@code value:field.field[0]}. */
    private boolean document(List<Expression> parts) {
        c.next();
        boolean isPath = switch (c.dialect()) {
            case SNOWFLAKE, DATABRICKS, SPARK -> true;
            default -> false;
        };
        if (!isPath || !c.isName(0) || parts.isEmpty()) {
            return false;
        }
        wrap(parts, grammar.path());
        return true;
    }

    /** A function without a name, or a way into a document. */
    private boolean arrow(List<Expression> parts, boolean inArguments) {
        c.next();
        if (!inArguments || c.is(Token.STRING) || !isParameters(parts)) {
            return false;
        }
        var names = new ArrayList<Name>();
        parts.forEach(part -> names.addAll(parameters(part)));
        int from = parts.getFirst().from();
        parts.clear();
        parts.add(new Lambda(names, grammar.expressions().argument(), from, c.at()));
        return true;
    }

    private boolean isParameters(List<Expression> parts) {
        return parts.size() == 1 && !parameters(parts.getFirst()).isEmpty();
    }

    private static List<Name> parameters(Expression part) {
        return switch (part) {
            case Column(var path, var _, var _) when path.size() == 1 -> path;
            case Combined(var inner, var _, var _) ->
                inner.stream().flatMap(each -> parameters(each).stream()).toList();
            default -> List.of();
        };
    }
}

package io.headwater.lineage.parse;

import io.headwater.lineage.StatementKind;
import io.headwater.lineage.token.Token;
import io.headwater.lineage.token.Word;
import io.headwater.lineage.tree.Expression;
import io.headwater.lineage.tree.Expression.Item;
import io.headwater.lineage.tree.Name;
import io.headwater.lineage.tree.Query;
import io.headwater.lineage.tree.Query.Filters;
import io.headwater.lineage.tree.Query.Select;
import io.headwater.lineage.tree.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Procedures and functions, and the statements that only they and scripts have. What decides what runs is passed over. */
final class Routines {
    private final Grammar grammar;
    private final Cursor c;

    Routines(Grammar grammar) {
        this.grammar = grammar;
        this.c = grammar.cursor();
    }

    /** The head of a routine, from the word that says what it is; the statements of its body follow. */
    Statement head() {
        c.next();
        if (c.is(Word.IF)) {
            c.to(c.at() + 3);
        }
        List<Name> name = c.isName(0) ? grammar.relations().table() : List.of();
        var parameters = new ArrayList<Name>(2);
        var columns = new ArrayList<Name>(2);
        if (c.is(Token.OPEN)) {
            parameters(parameters, columns);
        }
        while (!c.isAtEnd() && !isBody()) {
            if (c.is(Word.TABLE) && (c.kind(1) == Token.OPEN || c.first(1) == '<') && c.reads(-1, "returns")) {
                columns.clear();
                columns(columns);
            } else if (c.is(Word.AS) && c.kind(1) == Token.OPEN && !grammar.isQuery(1)) {
                c.next();
                return new Statement.Routine(name, parameters, columns, result());
            } else {
                c.to(c.is(Token.OPEN) ? c.afterBrackets(c.at()) : c.at() + 1);
            }
        }
        c.ended();
        return new Statement.Routine(name, parameters, columns, null);
    }

    /** [IN] name type, …; what comes out of OUT is what is returned. */
    private void parameters(List<Name> parameters, List<Name> columns) {
        int end = c.afterBrackets(c.at());
        c.next();
        while (c.at() < end - 1) {
            boolean out = c.reads(0, "out") && c.isName(1);
            if (out || ((c.is(Word.IN) || c.reads(0, "inout") || c.reads(0, "variadic")) && c.isName(1))) {
                c.next();
            }
            if (c.isName(0) || c.is(Token.PARAMETER)) {
                (out ? columns : parameters).add(c.nameAt(c.at()));
            }
            nextIn(end);
        }
        c.to(end);
    }

    private void nextIn(int end) {
        while (c.at() < end - 1 && !c.is(Token.COMMA)) {
            c.to(c.is(Token.OPEN) ? c.afterBrackets(c.at()) : c.at() + 1);
        }
        c.accept(Token.COMMA);
    }

    /** RETURNS TABLE (name type, …), RETURNS TABLE&lt;name type, …&gt;. */
    private void columns(List<Name> columns) {
        c.next();
        if (c.is(Token.OPEN)) {
            columns.addAll(grammar.names());
            return;
        }
        int from = c.at();
        grammar.operands().generics();
        int end = c.at();
        c.to(from + 1);
        while (c.at() < end - 1) {
            if (c.isName(0)) {
                columns.add(c.nameAt(c.at()));
            }
            nextIn(end);
        }
        c.to(end);
    }

    private boolean isBody() {
        return switch (c.word()) {
            case BEGIN, DECLARE, SELECT, INSERT, MERGE, RETURN -> true;
            case AS -> c.word(1) == Word.BEGIN || (grammar.isQuery(1) && pass());
            default -> c.is(Token.SEMICOLON);
        };
    }

    private boolean pass() {
        c.next();
        return true;
    }

    /** RETURN [QUERY] query, RETURN value. */
    Statement returned() {
        c.next();
        while (c.accepts("query") || c.accept(Word.NEXT)) {
            // a query's rows, one after the other
        }
        if (c.is(Word.EXECUTE) || c.isAtEnd() || c.is(Token.SEMICOLON) || c.is(Word.END)) {
            return Statements.unknown();
        }
        return new Statement.Return(result());
    }

    private Query result() {
        return grammar.isQuery(0)
                ? grammar.queries().query()
                : one(grammar.expressions().value());
    }

    private static Query one(Expression value) {
        var none = new Filters(List.of(), List.of(), List.of(), List.of());
        return new Select(List.of(new Item(value, null)), List.of(), none, List.of(), Map.of(), null, false);
    }

    boolean isAssignment() {
        return (c.isName(0) || c.is(Token.PARAMETER)) && c.kind(1) == Token.NAMED && !c.reads(1, "=>");
    }

    /** SET name = value, LET name [type] := value, name := value. */
    Statement assignment() {
        c.acceptAny(Word.SET, Word.LET);
        if (!c.isName(0) && !c.is(Token.PARAMETER)) {
            return Statements.unknown();
        }
        var name = c.name();
        while (!isSign() && !ends(c.at())) {
            c.next();
        }
        return isSign() ? assigned(name) : Statements.unknown();
    }

    private Statement assigned(Name name) {
        c.next();
        return new Statement.Assign(name, grammar.expressions().value());
    }

    private boolean isSign() {
        return c.is(Token.NAMED) || c.is(Token.EQUALS) || c.is(Word.DEFAULT);
    }

    /** DECLARE name type [= value], …; of a cursor its query is the next statement. */
    Statement declaration() {
        c.next();
        var values = new ArrayList<Statement>(0);
        while (c.isName(0) || c.is(Token.PARAMETER)) {
            var name = c.name();
            c.accept(Word.AS);
            boolean isRows = c.is(Word.TABLE);
            if (isRows && c.kind(1) == Token.OPEN) {
                c.next();
                values.add(table(name, grammar.names()));
            }
            while (!isSign() && !c.is(Token.COMMA) && !ends(c.at())) {
                isRows |= c.reads(0, "cursor");
                c.to(c.is(Token.OPEN) ? c.afterBrackets(c.at()) : c.at() + 1);
            }
            if (isSign()) {
                values.add(assigned(name));
            } else if (!isRows) {
                values.add(new Statement.Assign(name, new Expression.Constant(c.at(), c.at())));
            }
            if (!c.accept(Token.COMMA)) {
                break;
            }
        }
        c.ended();
        return values.isEmpty() ? Statements.unknown() : new Statement.Several(StatementKind.OTHER, values);
    }

    /** T-SQL: a variable that holds rows. */
    private static Statement table(Name name, List<Name> columns) {
        return new Statement.Create(StatementKind.CREATE_TABLE, List.of(name), columns, true, null, List.of(), false);
    }

    /** A condition before a statement: IF … THEN, WHILE …, FOR … IN …; the rows of a loop are read. */
    Statement control() {
        boolean loop = c.is(Word.FOR) && c.isName(1) && c.word(2) == Word.IN;
        if (loop && grammar.isQuery(3)) {
            c.next();
            var name = c.name();
            c.next();
            c.ended();
            int from = c.at();
            return new Statement.Assign(
                    name, new Expression.Nested(grammar.queries().query(), false, from, c.at()));
        }
        int token = c.at() + 1;
        while (token < c.end() && !ends(token)) {
            token = c.tokens().kind(token) == Token.OPEN ? c.afterBrackets(token) : token + 1;
        }
        c.to(token);
        c.ended();
        return Statements.unknown();
    }

    private boolean ends(int token) {
        return token >= c.end()
                || c.tokens().kind(token) == Token.SEMICOLON
                || switch (c.tokens().word(token)) {
                    case THEN, DO, BEGIN, LOOP, INSERT, UPDATE, DELETE, MERGE, CREATE, DROP, TRUNCATE, SELECT -> true;
                    default -> false;
                };
    }
}

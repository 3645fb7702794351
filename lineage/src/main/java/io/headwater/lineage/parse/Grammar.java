package io.headwater.lineage.parse;

import io.headwater.lineage.Dialect;
import io.headwater.lineage.token.Token;
import io.headwater.lineage.token.Word;
import io.headwater.lineage.tree.Name;
import io.headwater.lineage.tree.Query;
import java.util.ArrayList;
import java.util.List;

/** The parsers of one statement, which call each other. */
final class Grammar {
    private final Cursor cursor;
    private final Expressions expressions;
    private final Calls calls;
    private final Relations relations;
    private final Queries queries;
    private final Operators operators;
    private final Operands operands;
    private final Joins joins;
    private final Modifiers modifiers;
    private final Selects selects;
    private final Clauses clauses;
    private final Items items;
    private int nested;

    Grammar(Cursor cursor) {
        this.cursor = cursor;
        this.expressions = new Expressions(this);
        this.calls = new Calls(this);
        this.relations = new Relations(this);
        this.queries = new Queries(this);
        this.operators = new Operators(this);
        this.operands = new Operands(this);
        this.joins = new Joins(this);
        this.modifiers = new Modifiers(this);
        this.selects = new Selects(this);
        this.clauses = new Clauses(this);
        this.items = new Items(this);
    }

    Cursor cursor() {
        return cursor;
    }

    Expressions expressions() {
        return expressions;
    }

    Calls calls() {
        return calls;
    }

    Relations relations() {
        return relations;
    }

    Operators operators() {
        return operators;
    }

    Operands operands() {
        return operands;
    }

    Joins joins() {
        return joins;
    }

    Modifiers modifiers() {
        return modifiers;
    }

    Selects selects() {
        return selects;
    }

    Items items() {
        return items;
    }

    Clauses clauses() {
        return clauses;
    }

    Queries queries() {
        return queries;
    }

    /** Whether a query begins so many tokens ahead, brackets around it or around its first part included. */
    boolean isQuery(int ahead) {
        int i = ahead;
        while (cursor.kind(i) == Token.OPEN) {
            if (!goesOn(cursor.afterBrackets(cursor.at() + i) - cursor.at())) {
                return false;
            }
            i++;
        }
        return switch (cursor.word(i)) {
            case SELECT -> true;
            case WITH -> cursor.kind(i + 1) != Token.OPEN && cursor.kind(i + 1) != Token.EQUALS;
            case FROM -> cursor.isName(i + 1) || cursor.kind(i + 1) == Token.OPEN || cursor.kind(i + 1) == Token.STRING;
            case VALUES ->
                switch (cursor.kind(i + 1)) {
                    case OPEN, NUMBER, STRING -> true;
                    default -> cursor.word(i + 1) == Word.ROW;
                };
            case PIVOT, UNPIVOT ->
                cursor.dialect() == Dialect.DUCKDB && (cursor.isName(i + 1) || cursor.kind(i + 1) == Token.OPEN);
            case TABLE -> cursor.isName(i + 1) && cursor.kind(i + 2) != Token.OPEN;
            default -> false;
        };
    }

    /** Whether what follows a bracket may follow a query. */
    private boolean goesOn(int ahead) {
        return switch (cursor.kind(ahead)) {
            case CLOSE, END, SEMICOLON -> true;
            case OPERATOR -> cursor.first(ahead) == '|' && cursor.first(ahead + 1) == '>';
            case WORD ->
                switch (cursor.word(ahead)) {
                    case UNION,
                            INTERSECT,
                            EXCEPT,
                            MINUS,
                            ORDER,
                            LIMIT,
                            OFFSET,
                            FETCH,
                            ON,
                            WITH,
                            RETURNING,
                            SORT,
                            OPTION,
                            SETTINGS,
                            FORMAT,
                            LOOP,
                            DO,
                            FOR -> true;
                    case INNER, LEFT, FULL ->
                        cursor.word(ahead + 1) == Word.UNION || cursor.word(ahead + 2) == Word.UNION;
                    default -> cursor.at() == 0 || cursor.kind(-1) == Token.SEMICOLON;
                };
            default -> false;
        };
    }

    /** Whether a query here may see the columns of one around it. */
    boolean isNested() {
        return nested > 0;
    }

    /** A query in brackets that may see the columns of one around it. */
    Query nested() {
        nested++;
        var query = bracketed();
        nested--;
        return query;
    }

    /** A query that has sources besides its own. */
    Query shared() {
        nested++;
        var query = queries.query();
        nested--;
        return query;
    }

    /** A query in brackets, the bracket being here. */
    Query bracketed() {
        int end = cursor.afterBrackets(cursor.at());
        if (!cursor.enter()) {
            cursor.skipTo(end, "nested too deeply");
            cursor.leave();
            return new Query.Rows(List.of());
        }
        cursor.next();
        var query = queries.query();
        cursor.close();
        cursor.leave();
        return query;
    }

    /** Names with dots between them; at least one is here. */
    List<Name> path() {
        var path = new ArrayList<Name>(3);
        path.add(part());
        while (cursor.is(Token.DOT)) {
            if (cursor.kind(1) == Token.DOT && isPart(2)) {
                cursor.next(); // the schema between two dots is the default one
            }
            if (!isPart(1)) {
                break;
            }
            cursor.next();
            path.add(part());
        }
        return path.size() == 1 ? path : withoutCluster(path);
    }

    /** Doris and StarRocks write {@code `cluster:database`.`table`}; only the database is known by its name. */
    private List<Name> withoutCluster(List<Name> path) {
        String first = path.getFirst().text();
        boolean clusters = cursor.dialect() == Dialect.MYSQL || cursor.dialect() == Dialect.MARIADB;
        int colon = clusters ? first.indexOf(':') : -1;
        if (colon > 0 && colon < first.length() - 1) {
            path.set(0, cursor.made(first.substring(colon + 1), path.getFirst().token()));
        }
        return path;
    }

    /** The parts of a name that was written as a text. */
    List<Name> parts(Name text) {
        var parts = new ArrayList<Name>(2);
        for (String part : text.text().split("\\.", -1)) {
            boolean quoted = part.startsWith("[") && part.endsWith("]") && part.length() > 2;
            parts.add(cursor.made(quoted ? part.substring(1, part.length() - 1) : part, text.token()));
        }
        return parts;
    }

    private boolean isPart(int ahead) {
        return cursor.isName(ahead) || cursor.kind(ahead) == Token.PARAMETER;
    }

    private Name part() {
        return cursor.name();
    }

    /** Names in brackets, the bracket being here. */
    List<Name> names() {
        var names = new ArrayList<Name>();
        int end = cursor.afterBrackets(cursor.at());
        cursor.next();
        while (cursor.at() < end - 1) {
            if (cursor.isName(0) || cursor.is(Token.STRING)) {
                names.add(path(cursor).getLast());
            }
            while (cursor.at() < end - 1 && !cursor.is(Token.COMMA)) {
                cursor.to(
                        cursor.is(Token.OPEN) || cursor.is(Token.OPEN_BRACKET)
                                ? cursor.afterBrackets(cursor.at())
                                : cursor.at() + 1);
            }
            cursor.accept(Token.COMMA);
        }
        cursor.to(end);
        return names;
    }

    private List<Name> path(Cursor here) {
        return here.is(Token.STRING) ? List.of(here.name()) : path();
    }
}

package io.headwater.lineage.parse;

import io.headwater.lineage.StatementKind;
import io.headwater.lineage.token.Token;
import io.headwater.lineage.token.Word;
import io.headwater.lineage.tree.Name;
import io.headwater.lineage.tree.Query;
import io.headwater.lineage.tree.Statement;
import io.headwater.lineage.tree.Statement.Use.Scope;
import java.util.ArrayList;
import java.util.List;

/** What a statement is, by its first words. */
final class Heads {
    private final Grammar grammar;
    private final Cursor c;

    Heads(Grammar grammar) {
        this.grammar = grammar;
        this.c = grammar.cursor();
    }

    Statement statement() {
        if (c.is(Token.OPEN) && grammar.isQuery(0)) {
            return new Statement.Ask(grammar.queries().query());
        }
        return switch (c.word()) {
            case SELECT, VALUES, TABLE -> new Statement.Ask(grammar.queries().query());
            case PIVOT, UNPIVOT ->
                grammar.isQuery(0) ? new Statement.Ask(grammar.queries().query()) : other();
            case WITH -> with();
            case FROM -> from();
            case INSERT -> new Inserts(grammar).insert();
            case INTO -> new Inserts(grammar).headless();
            case REPLACE ->
                c.word(1) == Word.TABLE || c.word(1) == Word.VIEW
                        ? new Definitions(grammar).create()
                        : new Inserts(grammar).insert();
            case UPDATE -> new Changes(grammar).update();
            case DELETE -> new Changes(grammar).delete();
            case MERGE -> new Merges(grammar).merge();
            case CREATE, REFRESH -> new Definitions(grammar).create();
            case ALTER -> alter();
            case EXEC -> exec();
            case DROP, TRUNCATE -> new Definitions(grammar).drop();
            case RENAME, EXCHANGE -> new Definitions(grammar).rename();
            case COPY, UNLOAD, LOAD, EXPORT, PUT, GET -> new Transfers(grammar).transfer();
            case USE, SET -> use();
            case EXPLAIN -> explain();
            case CACHE -> cache();
            case IF, WHILE, DECLARE -> control();
            default -> other();
        };
    }

    private Statement other() {
        if (c.reads(0, "locking")) {
            while (!c.isAtEnd() && !c.is(Token.SEMICOLON) && !grammar.isQuery(0) && !isChange()) {
                c.next();
            }
            return statement();
        }
        if (c.reads(0, "bulk") && c.word(1) == Word.INSERT) {
            return new Transfers(grammar).bulk();
        }
        c.to(c.at() + 1);
        return Statements.unknown();
    }

    /** WITH … SELECT, and WITH … INSERT, UPDATE, DELETE or MERGE. */
    private Statement with() {
        var query = grammar.queries().query();
        if (!(query instanceof Query.With(var named, var _, var recursive, var body)) || !isNone(body)) {
            return new Statement.Ask(query);
        }
        var inner = statement();
        return new Statement.Prefixed(named, recursive, inner);
    }

    private static boolean isNone(Query query) {
        return query instanceof Query.Rows(var rows) && rows.isEmpty();
    }

    /** Hive: FROM … INSERT … SELECT … INSERT … SELECT …; and a query that begins with FROM. */
    private Statement from() {
        int start = c.at();
        c.next();
        var relations = grammar.relations().relations();
        if (!c.is(Word.INSERT)) {
            c.to(start);
            return new Statement.Ask(grammar.queries().query());
        }
        var parts = new ArrayList<Statement>();
        while (c.is(Word.INSERT)) {
            parts.add(new Inserts(grammar).insert(relations));
        }
        return new Statement.Several(StatementKind.INSERT, parts);
    }

    private Statement alter() {
        if (c.reads(1, "session") && c.word(2) == Word.SET) {
            c.to(c.at() + 2);
            return use();
        }
        return new Definitions(grammar).alter();
    }

    /** T-SQL: EXEC sp_rename 'old', 'new'. */
    private Statement exec() {
        boolean renames = c.reads(1, "sp_rename")
                && c.kind(2) == Token.STRING
                && c.kind(3) == Token.COMMA
                && c.kind(4) == Token.STRING;
        if (!renames || c.kind(5) == Token.COMMA) {
            return other();
        }
        var from = grammar.parts(c.nameAt(c.at() + 2));
        var to = List.of(c.nameAt(c.at() + 4));
        c.to(c.at() + 5);
        return new Statement.Rename(from, to, false);
    }

    private Statement use() {
        if (c.is(Word.SET) && c.kind(2) == Token.EQUALS && c.kind(3) == Token.OPEN && grammar.isQuery(4)) {
            c.to(c.at() + 3);
            return new Statement.Several(StatementKind.OTHER, List.of(new Statement.Ask(grammar.bracketed())));
        }
        boolean isSet = c.is(Word.SET);
        c.next();
        if (isSet && !c.accepts("search_path") && !c.is(Word.SCHEMA) && !c.reads(0, "current_schema")) {
            return Statements.unknown();
        }
        var scope = c.is(Word.DATABASE) || c.reads(0, "catalog") ? Scope.DATABASE : Scope.EITHER;
        if (isSet || c.is(Word.SCHEMA)) {
            scope = Scope.SCHEMA;
        }
        boolean inner = c.is(Word.DATABASE) && isOfOneLevel();
        if (scope == Scope.DATABASE || c.is(Word.SCHEMA) || c.reads(0, "current_schema")) {
            c.next();
        }
        while (c.accept(Word.TO) || c.accept(Token.EQUALS)) {
            // the schema follows
        }
        if (c.is(Word.WAREHOUSE) || c.is(Word.ROLE) || (!c.isName(0) && !c.is(Token.STRING))) {
            return Statements.unknown();
        }
        List<Name> path = c.is(Token.STRING) ? List.of(c.name()) : grammar.path();
        c.to(c.tail(c.at(), false));
        return new Statement.Use(path, inner ? Scope.SCHEMA : scope);
    }

    /** Where a database is but another word for a schema. */
    private boolean isOfOneLevel() {
        return switch (c.dialect()) {
            case DATABRICKS, SPARK, HIVE, MYSQL, MARIADB, CLICKHOUSE -> true;
            default -> false;
        };
    }

    private Statement explain() {
        while (!c.isAtEnd() && !grammar.isQuery(0) && !isChange() && !c.is(Token.SEMICOLON)) {
            c.to(c.is(Token.OPEN) ? c.afterBrackets(c.at()) : c.at() + 1);
        }
        return c.isAtEnd() || c.is(Token.SEMICOLON)
                ? Statements.unknown()
                : new Statement.Several(StatementKind.OTHER, List.of(statement()));
    }

    private boolean isChange() {
        return switch (c.word()) {
            case INSERT, UPDATE, DELETE, MERGE, CREATE -> true;
            default -> false;
        };
    }

    /** Spark: CACHE TABLE name AS SELECT …, a temporary table. */
    private Statement cache() {
        c.next();
        c.accepts("lazy");
        c.accept(Word.TABLE);
        if (!c.isName(0)) {
            return other();
        }
        var path = grammar.path();
        while (!grammar.isQuery(0) && !c.isAtEnd() && !c.is(Token.SEMICOLON)) {
            c.next();
        }
        return grammar.isQuery(0)
                ? new Statement.Create(
                        StatementKind.CREATE_TABLE_AS,
                        path,
                        List.of(),
                        true,
                        grammar.queries().query(),
                        List.of(),
                        true)
                : Statements.unknown();
    }

    /** A condition before a statement: IF … THEN, WHILE …, DECLARE … */
    private Statement control() {
        int table = c.word(2) == Word.AS ? 3 : 2;
        if (c.is(Word.DECLARE) && c.kind(1) == Token.PARAMETER && c.word(table) == Word.TABLE) {
            var name = List.of(c.nameAt(c.at() + 1));
            c.to(c.at() + table + 1);
            var columns = c.is(Token.OPEN) ? grammar.names() : List.<Name>of();
            return new Statement.Create(StatementKind.CREATE_TABLE, name, columns, true, null, List.of(), false);
        }
        int token = c.at() + 1;
        while (token < c.end() && !endsControl(token)) {
            token = c.tokens().kind(token) == Token.OPEN ? c.afterBrackets(token) : token + 1;
        }
        c.to(token);
        return Statements.unknown();
    }

    private boolean endsControl(int token) {
        return c.tokens().kind(token) == Token.SEMICOLON
                || switch (c.tokens().word(token)) {
                    case THEN, DO, BEGIN, LOOP, INSERT, UPDATE, DELETE, MERGE, CREATE, DROP, TRUNCATE, SELECT -> true;
                    default -> false;
                };
    }
}

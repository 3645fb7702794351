package io.headwater.lineage.parse;

import io.headwater.lineage.Dialect;
import io.headwater.lineage.StatementKind;
import io.headwater.lineage.token.Token;
import io.headwater.lineage.token.Word;
import io.headwater.lineage.tree.Name;
import io.headwater.lineage.tree.Query;
import io.headwater.lineage.tree.Statement;
import io.headwater.lineage.tree.Statement.Create;
import io.headwater.lineage.tree.Statement.Rename;
import io.headwater.lineage.tree.Statement.Touch;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** CREATE, ALTER, DROP, RENAME. */
final class Definitions {
    /** What is created without bearing data. */
    private static final Set<Word> OTHERS = EnumSet.of(
            Word.INDEX,
            Word.SCHEMA,
            Word.DATABASE,
            Word.USER,
            Word.ROLE,
            Word.SEQUENCE,
            Word.TYPE,
            Word.STAGE,
            Word.STREAM,
            Word.POLICY,
            Word.WAREHOUSE,
            Word.SYNONYM);

    private final Grammar grammar;
    private final Cursor c;

    Definitions(Grammar grammar) {
        this.grammar = grammar;
        this.c = grammar.cursor();
    }

    Statement create() {
        c.next();
        boolean temporary = false;
        boolean view = false;
        while (!c.isAtEnd()) {
            switch (c.word()) {
                case TEMPORARY, TEMP, VOLATILE -> temporary = true;
                case VIEW, TABLE, DICTIONARY -> {
                    view |= c.is(Word.VIEW);
                    c.next();
                    if (!c.is(Word.VIEW) && !c.is(Word.TABLE)) {
                        return named(temporary, view);
                    }
                    continue;
                }
                case PROCEDURE, FUNCTION, TRIGGER -> {
                    return routine();
                }
                case TASK, PIPE -> {
                    return later();
                }
                default -> {
                    if (OTHERS.contains(c.word()) || !c.is(Token.WORD) || c.kind(1) != Token.WORD) {
                        return Statements.unknown();
                    }
                }
            }
            c.next();
        }
        return Statements.unknown();
    }

    /** Snowflake: CREATE TASK … AS statement, CREATE PIPE … AS COPY …: what is done later. */
    private Statement later() {
        int end = c.end(c.at());
        while (c.at() < end && !(c.is(Word.AS) && isDone(c.word(1)))) {
            c.to(c.is(Token.OPEN) ? c.afterBrackets(c.at()) : c.at() + 1);
        }
        return c.accept(Word.AS) ? new Heads(grammar).statement() : Statements.unknown();
    }

    private static boolean isDone(Word word) {
        return switch (word) {
            case INSERT, MERGE, UPDATE, DELETE, CREATE, COPY, TRUNCATE -> true;
            default -> false;
        };
    }

    /** The statements of a routine follow its head. */
    private Statement routine() {
        int token = c.at() + 1;
        while (token < c.end() && !isBody(token)) {
            token = c.tokens().kind(token) == Token.OPEN ? c.afterBrackets(token) : token + 1;
        }
        c.to(token);
        return new Statement.Other(StatementKind.PROCEDURE);
    }

    private boolean isBody(int token) {
        return c.tokens().kind(token) == Token.SEMICOLON
                || switch (c.tokens().word(token)) {
                    case BEGIN, DECLARE, SELECT, INSERT, MERGE -> true;
                    case AS -> c.tokens().word(token + 1) == Word.BEGIN;
                    default -> false;
                };
    }

    private Statement named(boolean temporary, boolean view) {
        boolean isTable =
                isAfter(Word.TABLE) || isAfter(Word.VIEW) || isAfter(Word.DICTIONARY) || isAfter(Word.ICEBERG);
        if (c.is(Word.IF)) {
            c.to(c.at() + (c.word(1) == Word.NOT ? 3 : 2));
        }
        if (!isTable || !(c.isName(0) || c.is(Token.STRING) || c.is(Token.PARAMETER))) {
            return Statements.unknown();
        }
        var target = grammar.relations().table();
        temporary |= target.getLast().text().startsWith("#");
        return new Body(target, temporary, view).read();
    }

    private boolean isAfter(Word word) {
        return c.word(-1) == word;
    }

    /** What stands between a new table's name and the end. */
    private final class Body {
        private final List<Name> target;
        private final boolean temporary;
        private final boolean view;
        private final List<Name> columns = new ArrayList<>();
        private List<Name> like = List.of();
        private List<Name> to = List.of();
        private boolean copies;
        private boolean withoutRows;

        Body(List<Name> target, boolean temporary, boolean view) {
            this.target = target;
            this.temporary = temporary;
            this.view = view;
        }

        Statement read() {
            Query query = null;
            int end = c.end(c.at());
            while (c.at() < end && query == null && !isNext()) {
                if (grammar.isQuery(0) && isStart()) {
                    query = grammar.queries().query();
                } else {
                    option();
                }
            }
            if (query != null) {
                after();
            }
            boolean isView = view && to.isEmpty();
            boolean adds = query != null && !view && addsColumns();
            return new Create(
                    kind(query, isView),
                    to.isEmpty() ? target : to,
                    adds ? List.of() : columns,
                    temporary,
                    query != null && withoutRows ? grammar.queries().shape(query) : query,
                    like,
                    copies);
        }

        /** MySQL puts the query's columns after those that are defined. */
        private boolean addsColumns() {
            return c.dialect() == Dialect.MYSQL || c.dialect() == Dialect.MARIADB;
        }

        private boolean isStart() {
            return switch (c.word()) {
                case WITH -> isNamed();
                case TABLE, FROM, VALUES -> isAfter(Word.AS);
                default -> true;
            };
        }

        /** Else it is an option of the table. */
        private boolean isNamed() {
            int after = c.kind(2) == Token.OPEN ? c.afterBrackets(c.at() + 2) - c.at() : 2;
            return c.word(1) == Word.RECURSIVE
                    || (c.isName(1) && c.word(after) == Word.AS && c.kind(after + 1) == Token.OPEN);
        }

        /** A new statement, where no semicolon parts them. */
        private boolean isNext() {
            return switch (c.word()) {
                case CREATE, INSERT, DROP, MERGE ->
                    c.tokens().word(c.at() - 1) != Word.FOR && c.tokens().word(c.at() - 1) != Word.ON;
                default -> c.is(Word.GO);
            };
        }

        private void option() {
            switch (c.word()) {
                case LIKE, CLONE -> copy(c.is(Word.CLONE));
                case COPY -> {
                    if (c.reads(1, "grants")) {
                        c.next();
                    } else {
                        copy(true);
                    }
                }
                case AS -> {
                    if (c.reads(-1, "stored") || c.word(1) == Word.OF) {
                        c.next();
                    } else if (c.kind(1) == Token.WORD && !grammar.isQuery(1)) {
                        asTable();
                    } else {
                        if (!grammar.isQuery(1) && (c.kind(1) == Token.OPEN || c.kind(1) == Token.STAR)) {
                            c.doubt(c.at() + 1);
                        }
                        c.next();
                    }
                }
                case TO -> {
                    c.next();
                    if (view && c.isName(0)) {
                        to = grammar.path();
                    }
                }
                default -> {
                    if (c.is(Token.OPEN) && columns.isEmpty() && !grammar.isQuery(1) && isAfterTarget()) {
                        columnsOrLike();
                    } else {
                        c.to(c.is(Token.OPEN) ? c.afterBrackets(c.at()) : c.at() + 1);
                    }
                }
            }
        }

        private boolean isAfterTarget() {
            return c.at() == target.getLast().token() + 1 || !to.isEmpty();
        }

        private void columnsOrLike() {
            if (c.word(1) == Word.LIKE) {
                int end = c.afterBrackets(c.at());
                c.next();
                copy(false);
                c.to(end);
            } else {
                columns.addAll(grammar.names());
            }
        }

        private void copy(boolean content) {
            c.next();
            if (c.isName(0)) {
                like = grammar.relations().table();
                copies = content;
            }
        }

        /** CREATE TABLE t AS u: the shape of another table, with its rows if that is said. */
        private void asTable() {
            c.next();
            int from = c.at();
            var other = grammar.relations().table();
            boolean isAll = c.isAtEnd() || c.is(Token.SEMICOLON) || c.is(Word.WITH) || c.reads(0, "engine");
            if (isAll) {
                like = other;
                copies = c.is(Word.WITH) && c.word(1) != Word.NO;
            } else {
                c.doubt(from);
            }
        }

        private void after() {
            withoutRows |= c.is(Word.WITH) && c.word(1) == Word.NO && c.reads(2, "data");
            if (c.is(Word.WITH) || c.is(Word.COMMENT)) {
                copies |= c.word(1) != Word.NO;
                c.to(Math.min(c.end(), c.at() + 3)); // WITH [NO] DATA, WITH CHECK OPTION, WITH NO SCHEMA BINDING
                while (!c.isAtEnd() && !c.is(Token.SEMICOLON) && !isNext() && !c.is(Word.SELECT)) {
                    c.to(c.is(Token.OPEN) ? c.afterBrackets(c.at()) : c.at() + 1);
                }
            }
        }

        private StatementKind kind(@Nullable Query query, boolean isView) {
            if (isView) {
                return StatementKind.CREATE_VIEW;
            }
            return query == null && like.isEmpty() ? StatementKind.CREATE_TABLE : StatementKind.CREATE_TABLE_AS;
        }
    }

    /** ALTER TABLE: a new name, another table's place, or any other change. */
    Statement alter() {
        c.next();
        boolean isTable = false;
        while (c.acceptAny(
                Word.TABLE, Word.VIEW, Word.MATERIALIZED, Word.EXTERNAL, Word.ICEBERG, Word.DYNAMIC, Word.FOREIGN)) {
            isTable = true;
        }
        if (c.accept(Word.IF)) {
            c.accept(Word.EXISTS);
        }
        c.accept(Word.ONLY);
        if (!isTable || !c.isName(0)) {
            return Statements.unknown();
        }
        boolean view = c.word(-1) == Word.VIEW;
        var table = grammar.relations().table();
        if (view && (c.is(Word.AS) || c.is(Word.WITH) || c.is(Token.OPEN))) {
            return new Body(table, false, true).read();
        }
        if (c.accept(Word.SWAP)) {
            c.accept(Word.WITH);
            return c.isName(0) ? new Rename(table, grammar.path(), true) : Statements.unknown();
        }
        if (c.is(Word.RENAME) && (c.word(1) == Word.TO || c.word(1) == Word.AS)) {
            c.to(c.at() + 2);
            return c.isName(0) ? new Rename(table, grammar.path(), false) : Statements.unknown();
        }
        if (c.is(Word.ON) && c.reads(1, "cluster")) {
            c.to(c.at() + 3);
        }
        if (c.is(Word.UPDATE) || c.is(Word.DELETE, Word.WHERE)) {
            return new Changes(grammar).mutation(table);
        }
        var touched = new Changes(grammar).exchanged(table);
        c.to(c.tail(c.at(), true));
        return touched;
    }

    Statement drop() {
        var kind = c.is(Word.DROP) ? StatementKind.DROP : StatementKind.TRUNCATE;
        c.next();
        boolean isTable = kind == StatementKind.TRUNCATE;
        while (c.acceptAny(
                Word.TABLE,
                Word.VIEW,
                Word.MATERIALIZED,
                Word.EXTERNAL,
                Word.TEMPORARY,
                Word.DYNAMIC,
                Word.FOREIGN,
                Word.ONLY)) {
            isTable = true;
        }
        if (c.accept(Word.IF)) {
            c.accept(Word.EXISTS);
        }
        var targets = new ArrayList<List<Name>>(1);
        while (isTable && c.isName(0)) {
            targets.add(grammar.relations().table());
            if (!c.accept(Token.COMMA)) {
                break;
            }
        }
        c.to(c.tail(c.at(), false));
        return targets.isEmpty() ? Statements.unknown() : new Touch(kind, targets);
    }

    /** RENAME TABLE a TO b, …; EXCHANGE TABLES a AND b. */
    Statement rename() {
        boolean swap = c.is(Word.EXCHANGE);
        c.next();
        if (!c.accept(Word.TABLE) && !c.accepts("tables")) {
            return Statements.unknown();
        }
        var parts = new ArrayList<Statement>(1);
        do {
            if (!c.isName(0)) {
                break;
            }
            var from = grammar.path();
            if (!c.acceptAny(Word.TO, Word.AND) || !c.isName(0)) {
                break;
            }
            parts.add(new Rename(from, grammar.path(), swap));
        } while (c.accept(Token.COMMA));
        return parts.size() == 1 ? parts.getFirst() : new Statement.Several(StatementKind.RENAME, parts);
    }
}

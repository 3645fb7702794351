package io.headwater.lineage.parse;

import io.headwater.lineage.StatementKind;
import io.headwater.lineage.token.Lexer;
import io.headwater.lineage.token.Token;
import io.headwater.lineage.token.Word;
import io.headwater.lineage.tree.Name;
import io.headwater.lineage.tree.Query;
import io.headwater.lineage.tree.Statement;
import io.headwater.lineage.tree.Statement.Transfer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Between tables and files: COPY, UNLOAD, LOAD, EXPORT. */
final class Transfers {
    private final Grammar grammar;
    private final Cursor c;

    Transfers(Grammar grammar) {
        this.grammar = grammar;
        this.c = grammar.cursor();
    }

    Statement transfer() {
        Word word = c.word();
        c.next();
        var transfer = switch (word) {
            case COPY -> copy();
            case UNLOAD -> unload();
            case LOAD -> load();
            case EXPORT -> export();
            default -> Statements.unknown();
        };
        c.to(c.end(c.at()));
        return transfer;
    }

    /** COPY [INTO] side FROM side; COPY side TO side. */
    private Statement copy() {
        c.accepts("files");
        c.accept(Word.INTO);
        @Nullable Query query = null;
        List<Name> first = List.of();
        if (c.is(Token.OPEN) && grammar.isQuery(1)) {
            query = grammar.bracketed();
        } else {
            first = side();
        }
        var columns = c.is(Token.OPEN) ? grammar.names() : List.<Name>of();
        boolean out = c.is(Word.TO);
        if (!c.accept(Word.FROM) && !c.accept(Word.TO)) {
            return Statements.unknown();
        }
        if (c.is(Token.OPEN) && grammar.isQuery(1)) {
            query = grammar.bracketed();
            return new Statement.Insert(StatementKind.COPY, first, columns, false, List.of(), query);
        }
        var second = side();
        return out
                ? new Transfer(StatementKind.COPY, query == null ? List.of(first) : List.of(), List.of(second), query)
                : new Transfer(StatementKind.COPY, List.of(second), List.of(first), null);
    }

    private List<Name> side() {
        if (c.is(Token.STRING) || c.is(Token.PARAMETER)) {
            return List.of(c.name());
        }
        return c.isName(0) && !c.reads(0, "stdin") && !c.reads(0, "stdout")
                ? grammar.relations().table()
                : List.of();
    }

    /** UNLOAD ('query') TO 'path'. */
    private Statement unload() {
        Query query = Statements.noRows();
        if (c.is(Token.OPEN) && c.kind(1) == Token.STRING) {
            query = quoted(c.at() + 1);
            c.passBrackets();
        } else if (c.is(Token.OPEN)) {
            query = grammar.bracketed();
        }
        c.accept(Word.TO);
        return new Transfer(StatementKind.UNLOAD, List.of(), List.of(side()), query);
    }

    /** LOAD DATA [LOCAL] INPATH 'path' [OVERWRITE] INTO TABLE t. */
    private Statement load() {
        int end = c.end(c.at());
        List<Name> path = List.of();
        while (c.at() < end && !c.is(Word.INTO)) {
            if (c.is(Token.STRING)) {
                path = List.of(c.nameAt(c.at()));
            }
            c.next();
        }
        c.accept(Word.INTO);
        c.accept(Word.TABLE);
        if (!c.isName(0)) {
            return Statements.unknown();
        }
        var table = grammar.relations().table();
        return new Transfer(StatementKind.COPY, path.isEmpty() ? files(end) : List.of(path), List.of(table), null);
    }

    /** BigQuery: LOAD DATA INTO t FROM FILES (uris = ['path', …]). */
    private List<List<Name>> files(int end) {
        var files = new ArrayList<List<Name>>(1);
        while (c.at() < end && !c.reads(0, "from")) {
            c.next();
        }
        int close = c.word() == Word.FROM ? c.afterBrackets(c.at() + 2) : c.at();
        while (c.at() < close && !c.reads(0, "uris")) {
            c.next();
        }
        while (c.at() < close && !c.is(Token.CLOSE_BRACKET)) {
            if (c.is(Token.STRING)) {
                files.add(List.of(c.nameAt(c.at())));
            }
            c.next();
        }
        c.to(close);
        return files;
    }

    /** T-SQL: BULK INSERT t FROM 'path'. */
    Statement bulk() {
        c.to(c.at() + 2);
        if (!c.isName(0)) {
            return Statements.unknown();
        }
        var table = grammar.path();
        c.accept(Word.FROM);
        var file = side();
        c.to(c.end(c.at()));
        return new Transfer(StatementKind.COPY, List.of(file), List.of(table), null);
    }

    /** BigQuery: EXPORT DATA OPTIONS (uri = 'path', …) AS query. */
    private Statement export() {
        int end = c.end(c.at());
        List<Name> path = List.of();
        while (c.at() < end && !(c.is(Word.AS) && grammar.isQuery(1))) {
            if (c.reads(0, "uri") && c.kind(2) == Token.STRING) {
                path = List.of(c.nameAt(c.at() + 2));
            }
            c.next();
        }
        return c.accept(Word.AS)
                ? new Transfer(
                        StatementKind.UNLOAD,
                        List.of(),
                        List.of(path),
                        grammar.queries().query())
                : Statements.unknown();
    }

    /** The query that the text at a token holds. */
    private Query quoted(int token) {
        String text = c.nameAt(token).text();
        String plain = text.startsWith("$") && text.endsWith("$") ? text.substring(1, text.length() - 1) : text;
        var tokens = Lexer.tokens(plain, c.dialect());
        var grammar = new Grammar(new Cursor(tokens, c.dialect(), 0, tokens.size()));
        return grammar.isQuery(0) ? grammar.queries().query() : Statements.noRows();
    }
}

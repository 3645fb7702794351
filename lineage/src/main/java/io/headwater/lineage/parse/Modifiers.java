package io.headwater.lineage.parse;

import io.headwater.lineage.Dialect;
import io.headwater.lineage.token.Token;
import io.headwater.lineage.token.Word;

/** What says of a table which version, part or index is read. */
final class Modifiers {
    private final Grammar grammar;
    private final Cursor c;

    Modifiers(Grammar grammar) {
        this.grammar = grammar;
        this.c = grammar.cursor();
    }

    /** What says which version or which part of a table is read. */
    boolean modifier() {
        return switch (c.word()) {
            case TABLESAMPLE, SAMPLE -> {
                c.next();
                while ((c.isName(0) && c.kind(1) == Token.OPEN) || c.is(Token.NUMBER) || c.is(Token.OPEN)) {
                    c.to(c.is(Token.OPEN) ? c.afterBrackets(c.at()) : c.at() + 1);
                }
                yield true;
            }
            case USE, IGNORE, PARTITION, FOR -> hint();
            default -> c.reads(0, "force") && hint();
        };
    }

    /** Which index or partition to read. */
    private boolean hint() {
        if (c.is(Word.FOR) && c.reads(1, "portion")) {
            c.to(c.at() + 4);
            c.accept(Word.FROM);
            grammar.expressions().value();
            c.accept(Word.TO);
            grammar.expressions().value();
            return true;
        }
        boolean isIndex = c.word(1) == Word.INDEX || c.word(1) == Word.KEY;
        if (!isIndex && !(c.is(Word.PARTITION) && c.kind(1) == Token.OPEN)) {
            return false;
        }
        while (!c.is(Token.OPEN) && !c.isAtEnd() && !c.is(Token.SEMICOLON)) {
            c.next();
        }
        c.passBrackets();
        grammar.relations().alias();
        return true;
    }

    boolean isHint() {
        return c.dialect() == Dialect.TSQL
                && (c.reads(1, "nolock") || c.reads(1, "holdlock") || c.reads(1, "readpast"));
    }

    /** FOR SYSTEM_TIME AS OF …, AT(…), BEFORE(…), VERSION AS OF …: of when, not of what. */
    void version() {
        boolean bracketed = (c.is(Word.AT) || c.is(Word.BEFORE) || c.is(Word.CHANGES)) && c.kind(1) == Token.OPEN;
        if (bracketed) {
            c.next();
            c.passBrackets();
        }
        if (c.is(Word.AS) && c.word(1) == Word.OF) {
            c.to(c.at() + 2);
            if (!c.accepts("scn") && c.kind(1) != Token.STRING) {
                c.accept(Word.TIMESTAMP);
            }
            grammar.expressions().value();
            return;
        }
        boolean isOf = (c.is(Word.FOR)
                        && (c.word(1) == Word.SYSTEM_TIME || c.word(1) == Word.VERSION || c.word(1) == Word.TIMESTAMP))
                || ((c.is(Word.VERSION) || c.is(Word.TIMESTAMP) || c.is(Word.SYSTEM_TIME)) && c.word(1) == Word.AS);
        if (isOf) {
            c.accept(Word.FOR);
            c.next();
            c.acceptAny(Word.AS, Word.FROM, Word.BETWEEN, Word.ALL);
            c.accept(Word.OF);
            grammar.expressions().value();
        }
    }

    boolean isVersion() {
        return switch (c.word()) {
            case AT, BEFORE, CHANGES -> c.kind(1) == Token.OPEN;
            case VERSION, TIMESTAMP, SYSTEM_TIME -> c.word(1) == Word.AS;
            case SAMPLE, MATCH_RECOGNIZE, FINAL, USE, IGNORE -> true;
            case NONE -> c.reads(0, "force") && (c.word(1) == Word.INDEX || c.word(1) == Word.KEY);
            default -> false;
        };
    }
}

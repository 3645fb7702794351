package io.headwater.lineage.parse;

import io.headwater.lineage.Diagnostic;
import io.headwater.lineage.Dialect;
import io.headwater.lineage.token.Token;
import io.headwater.lineage.token.Tokens;
import io.headwater.lineage.token.Word;
import io.headwater.lineage.tree.Name;
import java.util.ArrayList;
import java.util.List;

/** A place in the tokens of one statement, and what was skipped on the way. */
final class Cursor {
    /** Deeper than anybody writes, and shallow enough for a stack of half a megabyte. */
    private static final int DEEPEST = 150;

    private final Tokens tokens;
    private final Dialect dialect;
    private final int end;
    private final List<Diagnostic> skipped = new ArrayList<>(2);
    private int at;
    private int depth;
    private int skippedTokens;
    private int doubt = -1;

    Cursor(Tokens tokens, Dialect dialect, int from, int to) {
        this.tokens = tokens;
        this.dialect = dialect;
        this.at = from;
        this.end = to;
    }

    Dialect dialect() {
        return dialect;
    }

    Tokens tokens() {
        return tokens;
    }

    int at() {
        return at;
    }

    int end() {
        return end;
    }

    List<Diagnostic> skipped() {
        return skipped;
    }

    int skippedTokens() {
        return skippedTokens;
    }

    /** The first place where something seems to be missing; -1 for none. */
    int doubt() {
        return doubt;
    }

    /** Something seems to be missing here. */
    void doubt(int token) {
        doubt = doubt < 0 ? token : Math.min(doubt, token);
    }

    boolean isAtEnd() {
        return at >= end;
    }

    /** First character of a token ahead; zero past the end. */
    char first(int ahead) {
        return at + ahead < end ? tokens.first(at + ahead) : 0;
    }

    Token kind() {
        return kind(0);
    }

    Token kind(int ahead) {
        return at + ahead < end ? tokens.kind(at + ahead) : Token.END;
    }

    Word word() {
        return word(0);
    }

    Word word(int ahead) {
        return at + ahead < end ? tokens.word(at + ahead) : Word.NONE;
    }

    boolean is(Word word) {
        return word() == word;
    }

    boolean is(Word first, Word second) {
        return word() == first && word(1) == second;
    }

    boolean is(Token kind) {
        return kind() == kind;
    }

    boolean accept(Word word) {
        boolean found = word() == word;
        at += found ? 1 : 0;
        return found;
    }

    boolean accept(Word first, Word second) {
        boolean found = is(first, second);
        at += found ? 2 : 0;
        return found;
    }

    boolean accept(Token kind) {
        boolean found = kind() == kind;
        at += found ? 1 : 0;
        return found;
    }

    boolean acceptAny(Word... words) {
        for (Word word : words) {
            if (accept(word)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the token is written so, in any case. */
    boolean reads(int ahead, String text) {
        int token = at + ahead;
        return token < end && tokens.reads(token, text);
    }

    boolean accepts(String text) {
        boolean found = reads(0, text);
        at += found ? 1 : 0;
        return found;
    }

    void next() {
        at++;
    }

    void to(int token) {
        at = token;
    }

    /** Goes one level deeper; false if that is too deep. */
    boolean enter() {
        depth++;
        return depth <= DEEPEST;
    }

    void leave() {
        depth--;
    }

    /** The token after the bracket that closes the one here. */
    int afterBrackets(int token) {
        int after = tokens.afterBrackets(token);
        if (after == Tokens.NEVER) {
            doubt(token);
        }
        return Math.min(after, end);
    }

    /** Where the statement that a token is in ends: at the next semicolon, or where a bracket around it closes. */
    int end(int token) {
        int last = token;
        while (last < end && tokens.kind(last) != Token.SEMICOLON && tokens.kind(last) != Token.CLOSE) {
            last = tokens.kind(last) == Token.OPEN ? afterBrackets(last) : last + 1;
        }
        return Math.min(last, end);
    }

    /**
     * The same, where what is left of the statement cannot hold a new line that begins with a word of another one.
     *
     * @param alters whether it may hold lines that begin with what is to be dropped, added or changed
     */
    int tail(int token, boolean alters) {
        int last = token;
        while (last < end
                && tokens.kind(last) != Token.SEMICOLON
                && tokens.kind(last) != Token.CLOSE
                && !isStart(last, alters)) {
            last = tokens.kind(last) == Token.OPEN ? afterBrackets(last) : last + 1;
        }
        return Math.min(last, end);
    }

    private boolean isStart(int token, boolean alters) {
        boolean starts = switch (tokens.word(token)) {
            case INSERT, MERGE, CREATE, TRUNCATE, EXEC, DECLARE, SELECT, GO -> true;
            case DROP, ALTER, UPDATE, DELETE, WITH, IF, WHILE, BEGIN, END -> !alters;
            default -> false;
        };
        return starts && tokens.beginsLine(token);
    }

    /** Passes over a pair of brackets and all in it, as something that has no bearing on lineage. */
    void passBrackets() {
        at = afterBrackets(at);
    }

    /** Passes over what is not understood. */
    void skipTo(int token, String what) {
        if (token <= at) {
            return;
        }
        doubt(at);
        skippedTokens += token - at;
        skipped.add(new Diagnostic(tokens.start(at), tokens.end(token - 1) - tokens.start(at), what));
        at = token;
    }

    /** Passes over the rest up to a closing bracket, and over that. */
    void close() {
        if (!is(Token.CLOSE)) {
            int token = at;
            while (token < end && tokens.kind(token) != Token.CLOSE) {
                token = switch (tokens.kind(token)) {
                    case OPEN, OPEN_BRACKET, OPEN_BRACE -> afterBrackets(token);
                    default -> token + 1;
                };
            }
            skipTo(token, "not understood");
        }
        accept(Token.CLOSE);
    }

    boolean isName(int ahead) {
        return switch (kind(ahead)) {
            case WORD, QUOTED, TEMPLATE -> true;
            default -> false;
        };
    }

    /** The name here, and goes on. */
    Name name() {
        return nameAt(at++);
    }

    Name nameAt(int token) {
        String text = switch (tokens.kind(token)) {
            case QUOTED -> unquoted(tokens.written(token));
            case STRING -> unquoted(tokens.written(token));
            case TEMPLATE, PARAMETER -> tokens.written(token);
            default -> dialect.fold(tokens.written(token));
        };
        return new Name(text, dialect.key(text), token);
    }

    private static String unquoted(String written) {
        if (written.length() < 2) {
            return written;
        }
        char quote = written.charAt(written.length() - 1);
        String inner = written.substring(1, written.length() - 1);
        return inner.indexOf(quote) < 0 ? inner : inner.replace("" + quote + quote, "" + quote);
    }

    /** A name that the text does not hold as such. */
    Name made(String text, int token) {
        return new Name(text, dialect.key(text), token);
    }
}

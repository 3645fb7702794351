package io.headwater.lineage.parse;

import io.headwater.lineage.Diagnostic;
import io.headwater.lineage.Dialect;
import io.headwater.lineage.StatementKind;
import io.headwater.lineage.token.Token;
import io.headwater.lineage.token.Tokens;
import io.headwater.lineage.token.Word;
import io.headwater.lineage.tree.Query.Rows;
import io.headwater.lineage.tree.Statement;
import java.util.ArrayList;
import java.util.List;

/** A script as its statements, each parsed as far as it is understood. */
public final class Statements {
    private final Tokens tokens;
    private final Dialect dialect;
    private final List<Parsed> parsed = new ArrayList<>();

    private Statements(Tokens tokens, Dialect dialect) {
        this.tokens = tokens;
        this.dialect = dialect;
    }

    /**
     * A statement and how well it was understood.
     *
     * @param from its first token
     * @param to the token after its last
     * @param skippedTokens how many were not understood
     * @param skipped what is to be said of them
     * @param doubt the first token where something is not understood or seems to be missing; -1 for none
     */
    public record Parsed(
            Statement statement, int from, int to, int skippedTokens, List<Diagnostic> skipped, int doubt) {

        /** The same, with something to say of it. */
        public Parsed noting(Diagnostic diagnostic) {
            var noted = new ArrayList<>(skipped);
            noted.add(diagnostic);
            return new Parsed(statement, from, to, skippedTokens, noted, doubt);
        }
    }

    /** All statements of a text. */
    public static List<Parsed> of(Tokens tokens, Dialect dialect) {
        var statements = new Statements(tokens, dialect);
        int at = 0;
        while (at < tokens.size()) {
            at = statements.next(at);
        }
        return statements.parsed;
    }

    private int next(int from) {
        if (tokens.kind(from) == Token.SEMICOLON || isNoise(tokens.word(from))) {
            return from + 1;
        }
        var cursor = new Cursor(tokens, dialect, from, tokens.size());
        var statement = new Heads(new Grammar(cursor)).statement();
        int end = cursor.at();
        while (end < tokens.size() && !isEnd(end)) {
            end = switch (tokens.kind(end)) {
                case OPEN, OPEN_BRACKET, OPEN_BRACE -> cursor.afterBrackets(end);
                default -> end + 1;
            };
        }
        end = Math.max(end, from + 1);
        if (!(statement instanceof Statement.Other) || isUnheardOf(from)) {
            cursor.skipTo(end, "not understood");
        }
        parsed.add(new Parsed(statement, from, end, cursor.skippedTokens(), cursor.skipped(), cursor.doubt()));
        return end;
    }

    private boolean isEnd(int token) {
        return tokens.kind(token) == Token.SEMICOLON
                || (tokens.word(token) == Word.GO && dialect == Dialect.TSQL)
                || isStart(token);
    }

    /** A word that can only begin a statement, at the beginning of a line. */
    private boolean isStart(int token) {
        boolean starts = switch (tokens.word(token)) {
            case INSERT,
                    UPDATE,
                    DELETE,
                    MERGE,
                    CREATE,
                    DROP,
                    TRUNCATE,
                    ALTER,
                    DECLARE,
                    EXEC,
                    SELECT,
                    WITH,
                    IF,
                    WHILE,
                    BEGIN,
                    END,
                    ELSE -> true;
            default -> false;
        };
        return starts && token > 0 && tokens.beginsLine(token);
    }

    private static boolean isNoise(Word word) {
        return switch (word) {
            case GO, BEGIN, END, ELSE, THEN, LOOP, DO -> true;
            default -> false;
        };
    }

    /** Whether a statement begins with what begins none in any dialect. */
    private boolean isUnheardOf(int from) {
        return tokens.kind(from) == Token.WORD
                && tokens.word(from) == Word.NONE
                && !Words.isWithoutData(tokens.written(from))
                && !isStep(from);
    }

    /** {@code name := value} and {@code name(value, …)}: a step of a procedure. */
    private boolean isStep(int from) {
        int after = from + 1;
        while (tokens.kind(after) == Token.DOT) {
            after += 2;
        }
        if (tokens.kind(after) != Token.OPEN) {
            return tokens.kind(after) == Token.NAMED;
        }
        int end = new Cursor(tokens, dialect, from, tokens.size()).afterBrackets(after);
        return end >= tokens.size() || tokens.kind(end) == Token.SEMICOLON;
    }

    /** What was written, where nothing is known of it. */
    static Statement unknown() {
        return new Statement.Other(StatementKind.OTHER);
    }

    static Rows noRows() {
        return new Rows(List.of());
    }
}

package io.headwater.lineage.token;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Texts in quotes that are statements: bodies of routines, and literals that are executed. They are read in place, so
 * that what is found in them has its place in the text; the quotes around them part statements.
 */
final class Bodies {
    private static final int FURTHEST = 400;
    private static final Set<String> LANGUAGES = Set.of("sql", "plpgsql", "plsql");
    private static final Pattern LANGUAGE = Pattern.compile("\\blanguage\\s+'?(\\w+)", Pattern.CASE_INSENSITIVE);

    private final String text;
    private final Tokens tokens;
    private final Deque<Integer> ends = new ArrayDeque<>(0);

    Bodies(String text, Tokens tokens) {
        this.text = text;
        this.tokens = tokens;
    }

    /** Whether the closing quote of a body that is open begins here. */
    boolean closes(int at) {
        if (!ends.isEmpty() && ends.peek() == at) {
            ends.pop();
            return true;
        }
        return false;
    }

    /** Whether a text inside another one begins here: there each of its quotes stands twice. */
    boolean isDoubled(int at) {
        return !ends.isEmpty()
                && text.charAt(at) == '\''
                && text.charAt(ends.peek()) == '\''
                && at + 1 < ends.peek()
                && text.charAt(at + 1) == '\'';
    }

    /** The place after a text whose quotes stand twice. */
    int afterDoubled(int at) {
        int closing = text.indexOf("''", at + 2);
        return closing < 0 || closing >= ends.element() ? ends.element() : closing + 2;
    }

    /**
     * Whether a text is a body, which is then open.
     *
     * @param closing where its closing quote begins
     * @param end the place after that
     */
    boolean opens(int closing, int end) {
        int last = tokens.size() - 1;
        boolean body = switch (tokens.word(last)) {
            case AS -> isRoutine(last, end);
            case DO -> isSql(end);
            default -> isExecuted(last) && isAlone(end);
        };
        if (body) {
            ends.push(closing);
        }
        return body;
    }

    private boolean isRoutine(int last, int end) {
        boolean routine = false;
        for (int token = last; token >= 0 && last - token < FURTHEST && !routine; token--) {
            if (tokens.kind(token) == Token.SEMICOLON) {
                return false;
            }
            if (tokens.reads(token, "language")) {
                return isSql(tokens.written(token + 1));
            }
            routine = tokens.word(token) == Word.PROCEDURE || tokens.word(token) == Word.FUNCTION;
        }
        return routine && isSql(end);
    }

    /** The language may be said after the body; it is SQL where none is said. */
    private boolean isSql(int end) {
        tokens.hang();
        int statement = text.indexOf(';', end);
        var said = LANGUAGE.matcher(text).region(end, statement < 0 ? text.length() : statement);
        return !said.find() || isSql(said.group(1));
    }

    private static boolean isSql(String language) {
        return LANGUAGES.contains(language.replace("'", "").toLowerCase(Locale.ROOT));
    }

    /** EXECUTE [IMMEDIATE] 'text', EXEC ('text'), sp_executesql 'text'. */
    private boolean isExecuted(int last) {
        int before = tokens.reads(last, "immediate") || tokens.kind(last) == Token.OPEN ? last - 1 : last;
        return tokens.word(before) == Word.EXECUTE
                || tokens.word(before) == Word.EXEC
                || tokens.reads(last, "sp_executesql");
    }

    /** Whether nothing is put to the text: else nobody knows what is executed. */
    private boolean isAlone(int end) {
        tokens.hang();
        int next = end;
        while (next < text.length() && text.charAt(next) <= ' ') {
            next++;
        }
        return next >= text.length() || "|+&.".indexOf(text.charAt(next)) < 0;
    }
}

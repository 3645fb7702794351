package io.headwater.lineage.repair;

import io.headwater.lineage.token.Token;
import io.headwater.lineage.token.Tokens;
import io.headwater.lineage.token.Word;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What may be missing in some tokens, the likeliest first. */
final class Insertions {
    private static final int MOST_PLACES = 60;
    private static final int MOST_QUERIES = 8;

    /** In tokens: a name of three parts and an alias. */
    private static final int LONGEST_NAME = 8;

    /** They follow a length of time, and are no tables. */
    private static final Set<String> UNITS =
            Set.of("second", "minute", "hour", "day", "week", "month", "quarter", "year", "microsecond", "millisecond");

    /** How far from the place of the trouble, in tokens. */
    private static final int[] NEAR = {0, -1, 1, -2, -3};

    /** Before these a bracket that was opened for values is closed. */
    private static final Set<Word> CLOSING = EnumSet.of(
            Word.AS,
            Word.FROM,
            Word.WHERE,
            Word.SELECT,
            Word.VALUES,
            Word.GROUP,
            Word.ORDER,
            Word.UNION,
            Word.ON,
            Word.INSERT,
            Word.TO,
            Word.THEN,
            Word.WHEN,
            Word.JOIN,
            Word.LEFT,
            Word.WITH,
            Word.INTO);

    /** They begin a clause, or a part of one where something else may be missing. */
    private static final Set<Word> BEGINNING = EnumSet.of(
            Word.SELECT,
            Word.DISTINCT,
            Word.FROM,
            Word.JOIN,
            Word.UPDATE,
            Word.USING,
            Word.INTO,
            Word.DELETE,
            Word.MERGE,
            Word.TABLE,
            Word.ON,
            Word.WHERE,
            Word.AND,
            Word.OR,
            Word.SET,
            Word.HAVING,
            Word.GROUP,
            Word.ORDER,
            Word.PARTITION,
            Word.BY,
            Word.WITH,
            Word.CREATE,
            Word.ALTER,
            Word.DROP,
            Word.COPY,
            Word.WHEN);

    private final Tokens tokens;
    private final int place;
    private final List<Insertion> all = new ArrayList<>();

    private Insertions(Tokens tokens, int place) {
        this.tokens = tokens;
        this.place = place;
    }

    /**
     * What may be missing.
     *
     * @param place of the token that was the first not to be understood
     */
    static List<Insertion> of(Tokens tokens, int place) {
        var insertions = new Insertions(tokens, place);
        int open = insertions.open();
        if (open == 1) {
            insertions.closing();
        } else if (open == -1) {
            insertions.opening();
        } else if (open == 0) {
            insertions.words();
        }
        return insertions.all;
    }

    private int open() {
        int open = 0;
        for (int i = 0; i < tokens.size(); i++) {
            open += tokens.kind(i) == Token.OPEN ? 1 : 0;
            open -= tokens.kind(i) == Token.CLOSE ? 1 : 0;
        }
        return open;
    }

    private void closing() {
        int first = 0;
        while (tokens.kind(first) != Token.OPEN) {
            first++;
        }
        for (int i = first + 2; i <= tokens.size() && all.size() < MOST_PLACES; i++) {
            if (i == tokens.size() || CLOSING.contains(tokens.word(i)) || tokens.kind(i) == Token.SEMICOLON) {
                all.add(Insertion.of(i, Token.CLOSE));
            }
        }
        for (int i = first + 2; i < tokens.size() && all.size() < MOST_PLACES; i++) {
            if (!CLOSING.contains(tokens.word(i)) && tokens.kind(i) != Token.DOT) {
                all.add(Insertion.of(i, Token.CLOSE));
            }
        }
    }

    private void opening() {
        int depth = 0;
        int last = 0;
        while (depth >= 0) {
            depth += tokens.kind(last) == Token.OPEN ? 1 : 0;
            depth -= tokens.kind(last) == Token.CLOSE ? 1 : 0;
            last++;
        }
        for (int i = last - 1; i > 0 && all.size() < MOST_PLACES; i--) {
            if (tokens.kind(i) != Token.DOT && tokens.kind(i - 1) != Token.DOT) {
                all.add(Insertion.of(i, Token.OPEN));
            }
        }
    }

    private void words() {
        if (tokens.kind(place) == Token.OPEN) {
            all.add(Insertion.of(place + 1, Word.SELECT));
            all.add(Insertion.of(place + 1, Word.WITH));
        }
        for (int near : NEAR) {
            int at = place + near;
            if (at > 0 && at <= tokens.size()) {
                near(at);
            }
        }
        new Beginnings(tokens).words().forEach(word -> all.add(Insertion.of(0, word)));
        int queries = 0;
        for (int at = Math.min(place, tokens.size()) - 1; at > 0 && queries < MOST_QUERIES; at--) {
            if (mayBeginQuery(at)) {
                all.add(Insertion.of(at, Word.SELECT));
                queries++;
            }
        }
    }

    /** What the clause that a place is in may lack there. */
    private void near(int at) {
        if (mayBeginQuery(at)) {
            all.add(Insertion.of(at, Word.SELECT));
        }
        int context = context(at);
        boolean isFirst = context == at - 1;
        switch (tokens.word(context)) {
            case SELECT, DISTINCT -> {
                if (!isFirst && isOperand(at - 1)) {
                    all.add(Insertion.of(at, Token.COMMA));
                    from(at);
                }
            }
            case FROM, JOIN, UPDATE, USING, INTO, DELETE, MERGE, TABLE -> {
                if (!isFirst) {
                    relation(at);
                }
            }
            case ON, WHERE, AND, OR, SET, HAVING -> {
                all.add(Insertion.of(at, Token.EQUALS));
                if (tokens.word(context) == Word.SET) {
                    all.add(Insertion.of(at, Token.COMMA));
                    from(at);
                }
            }
            case GROUP, ORDER, PARTITION -> all.add(Insertion.of(at, Word.BY));
            case BY, WITH, WHEN -> all.add(Insertion.of(at, Token.COMMA));
            case CREATE, ALTER, DROP -> all.add(Insertion.of(at, Word.TABLE));
            default -> {
                all.add(Insertion.of(at, Token.COMMA));
                if (tokens.word(0) == Word.RENAME || tokens.word(0) == Word.TRUNCATE) {
                    all.add(Insertion.of(at, Word.TABLE));
                }
            }
        }
    }

    private void relation(int at) {
        boolean isRelation = isOperand(at - 1) && isRelation(at);
        if (isRelation && mayPart(at)) {
            all.add(Insertion.of(at, Token.COMMA));
        }
        if (isJoined(at)) {
            all.add(Insertion.of(at, Word.JOIN));
        }
        List.of(Word.ON, Word.SET, Word.USING, Word.SELECT).forEach(word -> all.add(Insertion.of(at, word)));
        from(at);
    }

    private void from(int at) {
        if (isOperand(at - 1) && isRelation(at)) {
            all.add(Insertion.of(at, Word.FROM));
        }
    }

    /** Whether a value, or a source of rows, may end with a token. */
    private boolean isOperand(int at) {
        return switch (tokens.kind(at)) {
            case QUOTED, CLOSE, CLOSE_BRACKET, NUMBER, STRING, STAR, TEMPLATE, PARAMETER -> true;
            case WORD -> tokens.word(at) == Word.NONE || tokens.word(at) == Word.END;
            default -> false;
        };
    }

    /** Whether a source of rows may begin with a token. */
    private boolean isRelation(int at) {
        return switch (tokens.kind(at)) {
            case QUOTED, OPEN, TEMPLATE -> true;
            case WORD ->
                tokens.word(at) == Word.NONE
                        && !UNITS.contains(tokens.written(at).toLowerCase(Locale.ROOT));
            default -> false;
        };
    }

    /** A source that was said how to join, or with what. */
    private boolean isJoined(int at) {
        if (!isRelation(at)) {
            return false;
        }
        return isKindOfJoin(tokens.word(at - 1)) || hasCondition(at);
    }

    private static boolean isKindOfJoin(Word word) {
        return switch (word) {
            case LEFT, RIGHT, FULL, INNER, OUTER, CROSS, NATURAL, SEMI, ANTI -> true;
            default -> false;
        };
    }

    private boolean hasCondition(int at) {
        int last = at;
        while (last < tokens.size() && last < at + LONGEST_NAME && !isCondition(last)) {
            last = tokens.kind(last) == Token.OPEN ? afterBrackets(last) : last + 1;
        }
        return isCondition(last);
    }

    private boolean isCondition(int at) {
        return tokens.word(at) == Word.ON || tokens.word(at) == Word.USING;
    }

    private int afterBrackets(int opening) {
        int depth = 0;
        for (int i = opening; i < tokens.size(); i++) {
            depth += tokens.kind(i) == Token.OPEN ? 1 : 0;
            depth -= tokens.kind(i) == Token.CLOSE ? 1 : 0;
            if (depth == 0) {
                return i + 1;
            }
        }
        return tokens.size();
    }

    /** The last word before a place, at the same depth of brackets, that begins a clause; -1 for none. */
    private int context(int at) {
        int depth = 0;
        for (int i = at - 1; i >= 0; i--) {
            depth += tokens.kind(i) == Token.CLOSE ? 1 : 0;
            depth -= tokens.kind(i) == Token.OPEN ? 1 : 0;
            boolean isOr = tokens.word(i) == Word.OR && tokens.word(i + 1) == Word.REPLACE; // CREATE OR REPLACE
            if (depth < 0 || (depth == 0 && !isOr && BEGINNING.contains(tokens.word(i)))) {
                return depth < 0 ? -1 : i;
            }
        }
        return -1;
    }

    private boolean mayBeginQuery(int at) {
        return switch (tokens.kind(at - 1)) {
            case OPEN, CLOSE -> true;
            default ->
                switch (tokens.word(at - 1)) {
                    case AS, ALL, UNION -> true;
                    default -> false;
                };
        };
    }

    /** A comma makes a table of what follows only if that is spoken of elsewhere, or can be nothing else. */
    private boolean mayPart(int at) {
        if (tokens.kind(at) == Token.OPEN) {
            return true;
        }
        int last = at;
        while (tokens.kind(last + 1) == Token.DOT) {
            last += 2;
        }
        boolean isCall = tokens.kind(last + 1) == Token.OPEN;
        boolean isNamed = tokens.word(last + 1) == Word.AS && tokens.kind(last + 2) == Token.OPEN;
        boolean isAliased = tokens.kind(last + 1) == Token.WORD && tokens.word(last + 1) == Word.NONE;
        return isCall || isNamed || isSpokenOf(last) || (isAliased && isSpokenOf(last + 1));
    }

    private boolean isSpokenOf(int name) {
        for (int i = 0; i < tokens.size(); i++) {
            if (i != name
                    && tokens.kind(i + 1) == Token.DOT
                    && tokens.kind(i - 1) != Token.DOT
                    && tokens.written(i).equalsIgnoreCase(tokens.written(name))) {
                return true;
            }
        }
        return false;
    }
}

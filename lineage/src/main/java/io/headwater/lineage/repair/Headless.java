package io.headwater.lineage.repair;

import io.headwater.lineage.token.Token;
import io.headwater.lineage.token.Tokens;
import io.headwater.lineage.token.Word;

/** Statements of which only the first word was understood, and whether a word after it seems to be missing. */
final class Headless {
    private final Tokens tokens;
    private final int from;
    private final int to;

    Headless(Tokens tokens, int from, int to) {
        this.tokens = tokens;
        this.from = from;
        this.to = to;
    }

    /** Where it seems to be; -1 for nowhere. */
    int doubt() {
        int place = switch (tokens.word(from)) {
            case MERGE, UPDATE, DELETE -> from + 2;
            case CREATE -> created();
            case ALTER -> isAltered() ? from + 1 : -1;
            case DROP, TRUNCATE, RENAME -> isNamed() ? from + 1 : -1;
            case OVERWRITE, IGNORE, ALL, FIRST, TOP, CASE, CAST, DISTINCT, EXTRACT, RECURSIVE -> from;
            case OR, VIEW, TEMPORARY, TEMP, MATERIALIZED, EXTERNAL, DYNAMIC, VOLATILE -> from;
            default -> -1;
        };
        return place < to ? place : -1;
    }

    /** The name of what is created without saying what it is, if what follows can only follow a table's or a view's. */
    private int created() {
        int at = from + 1;
        while (at < to && isModifier(tokens.word(at))) {
            at++;
        }
        int name = at + (tokens.word(at) == Word.IF ? 3 : 0);
        int after = afterPath(name);
        boolean isTable = after > name
                && (tokens.kind(after) == Token.OPEN
                        || switch (tokens.word(after)) {
                            case AS, LIKE, CLONE, COPY -> true;
                            default -> holdsQuery(after);
                        });
        return isTable ? at : -1;
    }

    private boolean holdsQuery(int after) {
        for (int i = after; i < to; i++) {
            if (tokens.word(i) == Word.AS && (tokens.word(i + 1) == Word.SELECT || tokens.word(i + 1) == Word.WITH)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isModifier(Word word) {
        return switch (word) {
            case OR, REPLACE, REFRESH, TEMPORARY, TEMP, VOLATILE, UNLOGGED, EXTERNAL, DYNAMIC, ICEBERG, MATERIALIZED ->
                true;
            default -> false;
        };
    }

    private boolean isAltered() {
        return switch (tokens.word(afterPath(from + 1))) {
            case RENAME, SWAP, DROP, UPDATE, DELETE, REPLACE, EXCHANGE, ATTACH -> afterPath(from + 1) > from + 1;
            default -> false;
        };
    }

    private boolean isNamed() {
        if (tokens.word(from + 1) == Word.IF) {
            return true;
        }
        int after = afterPath(from + 1);
        return after > from + 1 && (after == to || tokens.kind(after) == Token.COMMA || tokens.word(after) == Word.TO);
    }

    /** The token after a name of several parts; the same one where no name begins that means nothing else. */
    private int afterPath(int at) {
        int after = at;
        while (isName(after)) {
            after++;
            if (tokens.kind(after) != Token.DOT) {
                return after;
            }
            after++;
        }
        return at;
    }

    private boolean isName(int at) {
        return at < to
                && (tokens.kind(at) == Token.QUOTED || (tokens.kind(at) == Token.WORD && tokens.word(at) == Word.NONE));
    }
}

package io.headwater.lineage.repair;

import io.headwater.lineage.token.Token;
import io.headwater.lineage.token.Tokens;
import io.headwater.lineage.token.Word;
import java.util.ArrayList;
import java.util.List;

/** With which word a statement may begin that has lost its first one, by what is left. */
final class Beginnings {
    private static final int NEAR = 6;
    private final Tokens tokens;

    Beginnings(Tokens tokens) {
        this.tokens = tokens;
    }

    List<Word> words() {
        var words = new ArrayList<Word>(2);
        var first = tokens.word(0);
        if (first == Word.RECURSIVE || isNamed()) {
            words.add(Word.WITH);
        }
        if (has(Word.SET, NEAR) && first == Word.NONE) {
            words.add(Word.UPDATE);
        }
        if (has(Word.USING, tokens.size()) && has(Word.WHEN, tokens.size())) {
            words.add(Word.MERGE);
        }
        switch (first) {
            case OR, TABLE, VIEW, TEMP, TEMPORARY, MATERIALIZED, EXTERNAL, DYNAMIC, VOLATILE -> words.add(Word.CREATE);
            case INTO, OVERWRITE, IGNORE, ALL, FIRST -> words.add(Word.INSERT);
            case NONE -> {
                boolean isTarget = tokens.kind(1) == Token.OPEN || tokens.kind(1) == Token.DOT;
                if (isTarget && (has(Word.SELECT, tokens.size()) || has(Word.VALUES, tokens.size()))) {
                    words.add(Word.INSERT);
                }
            }
            default -> {
                // nothing that is told by it
            }
        }
        if (has(Word.FROM, tokens.size())) {
            words.add(Word.SELECT);
        }
        if (first == Word.TABLE && (has(Word.RENAME, NEAR) || has(Word.DROP, NEAR) || has(Word.SWAP, NEAR))) {
            words.add(Word.ALTER);
        }
        return words;
    }

    /** {@code name AS (SELECT …} */
    private boolean isNamed() {
        int as = tokens.kind(1) == Token.OPEN ? after(1) : 1;
        return tokens.word(as) == Word.AS && tokens.kind(as + 1) == Token.OPEN;
    }

    private int after(int opening) {
        int at = opening;
        while (at < tokens.size() && tokens.kind(at) != Token.CLOSE) {
            at++;
        }
        return at + 1;
    }

    private boolean has(Word word, int among) {
        for (int i = 0; i < Math.min(among, tokens.size()); i++) {
            if (tokens.word(i) == word) {
                return true;
            }
        }
        return false;
    }
}

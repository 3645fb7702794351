package io.headwater.lineage.repair;

import io.headwater.lineage.token.Token;
import io.headwater.lineage.token.Tokens;
import io.headwater.lineage.token.Word;

/**
 * A token that may be missing.
 *
 * @param at before which token it would stand
 * @param word what it says, where it is a word
 */
record Insertion(int at, Token kind, Word word) {

    static Insertion of(int at, Word word) {
        return new Insertion(at, Token.WORD, word);
    }

    static Insertion of(int at, Token kind) {
        return new Insertion(at, kind, Word.NONE);
    }

    Tokens into(Tokens tokens) {
        return tokens.with(at, kind, word);
    }

    /** The token, for a person. */
    String text() {
        return switch (kind) {
            case OPEN -> "(";
            case CLOSE -> ")";
            case COMMA -> ",";
            case EQUALS -> "=";
            default -> word.name();
        };
    }
}

package io.headwater.lineage.token;

import io.headwater.lineage.Dialect;
import java.util.Arrays;
import java.util.Optional;

/**
 * How a text was cut into tokens. A text that differs in literals and comments alone is cut the same way, at other
 * places: what stands between them is compared as a whole, and only they are read.
 */
final class Cut {
    private static final int COMMENT = -1;

    private final Tokens tokens;
    private final Dialect dialect;
    private final char[] chars;
    private final int[] holes; // three numbers each: from, to, and the token that it is or COMMENT

    private Cut(Tokens tokens, Dialect dialect, char[] chars, int[] holes) {
        this.tokens = tokens;
        this.dialect = dialect;
        this.chars = chars;
        this.holes = holes;
    }

    /**
     * How a text was cut; its tokens have to be fresh, with nothing asked of them but by the lexer. Empty where what a
     * literal says decides about tokens after it.
     */
    static Optional<Cut> of(Tokens tokens, Dialect dialect, String text, char[] chars) {
        if (!tokens.isPlain()) {
            return Optional.empty();
        }
        var frozen = tokens.at("", tokens.starts(), tokens.ends());
        var probe = new Lexer(text, chars, dialect, 16);
        return Optional.of(new Cut(frozen, dialect, chars, holes(tokens, probe, chars)));
    }

    private static int[] holes(Tokens tokens, Lexer probe, char[] chars) {
        int[] holes = new int[16];
        int size = 0;
        int end = 0;
        for (int token = 0; token <= tokens.size(); token++) {
            for (int at = end; at < tokens.start(token); at = Math.max(at + 1, end)) {
                end = chars[at] <= ' ' ? at + 1 : probe.after(at);
                if (end > at + 1) {
                    holes = with(holes, size++, at, end, COMMENT);
                }
            }
            boolean isLiteral = tokens.kind(token) == Token.STRING || tokens.kind(token) == Token.NUMBER;
            if (isLiteral && !tokens.isAsked(token)) {
                holes = with(holes, size++, tokens.start(token), tokens.end(token), token);
            }
            end = tokens.end(token);
        }
        return Arrays.copyOf(holes, 3 * size);
    }

    private static int[] with(int[] holes, int index, int from, int to, int token) {
        int[] all = 3 * index + 3 > holes.length ? Arrays.copyOf(holes, 2 * holes.length + 3) : holes;
        all[3 * index] = from;
        all[3 * index + 1] = to;
        all[3 * index + 2] = token;
        return all;
    }

    int size() {
        return tokens.size();
    }

    /** The tokens of another text, as the lexer would cut it; empty if it differs in more than literals and comments. */
    Optional<Tokens> cut(String text, char[] other) {
        var probe = new Lexer(text, other, dialect, holes.length / 3 + 1);
        int[] starts = tokens.starts();
        int[] ends = tokens.ends();
        int from = 0;
        int shift = 0;
        int token = 0;
        for (int hole = 0; hole < holes.length; hole += 3) {
            int at = holes[hole] + shift;
            int after = isSame(other, from, holes[hole], shift) ? filled(probe, other, hole, at) : -1;
            if (after < 0) {
                return Optional.empty();
            }
            token = moved(starts, ends, token, holes[hole], shift);
            if (holes[hole + 2] != COMMENT) {
                starts[token] = at;
                ends[token++] = after;
            }
            from = holes[hole + 1];
            shift = after - from;
        }
        if (other.length != chars.length + shift || !isSame(other, from, chars.length, shift)) {
            return Optional.empty();
        }
        moved(starts, ends, token, chars.length, shift);
        return Optional.of(tokens.at(text, starts, ends));
    }

    private boolean isSame(char[] other, int from, int to, int shift) {
        return to + shift <= other.length && Arrays.equals(chars, from, to, other, from + shift, to + shift);
    }

    /** Moves the tokens up to a place; the first one behind it. */
    private static int moved(int[] starts, int[] ends, int first, int before, int shift) {
        int token = first;
        while (token < starts.length && starts[token] < before) {
            starts[token] += shift;
            ends[token] += shift;
            token++;
        }
        return token;
    }

    /** The place after what fills a hole in another text; -1 if that is something else. */
    private int filled(Lexer probe, char[] other, int hole, int at) {
        if (at >= other.length || !beginAlike(chars[holes[hole]], other[at])) {
            return -1;
        }
        var found = probe.soFar();
        int before = found.size();
        int after = probe.after(at);
        int token = holes[hole + 2];
        boolean isSameKind = token == COMMENT
                ? found.size() == before
                : found.size() == before + 1 && found.kind(before) == tokens.kind(token);
        return isSameKind && found.isPlain() ? after : -1;
    }

    private static boolean beginAlike(char one, char other) {
        return one == other || (one >= '0' && one <= '9' && other >= '0' && other <= '9');
    }
}

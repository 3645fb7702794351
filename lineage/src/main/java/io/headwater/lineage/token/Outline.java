package io.headwater.lineage.token;

import io.headwater.lineage.Dialect;
import io.headwater.lineage.Dialect.Trait;

/**
 * A hash of a text without its literals and comments, taken in one cheap pass. It is a guess: texts of one outline may
 * differ, and texts that differ in literals alone may have several; {@link Cut} tells for sure.
 */
final class Outline {
    private static final long MIX = 0x9E3779B97F4A7C15L;
    private static final boolean[] STOPS = new boolean[128];

    static {
        for (char c : "0123456789'\"-/".toCharArray()) {
            STOPS[c] = true;
        }
    }

    private final char[] chars;
    private final boolean escapes;
    private final boolean doubles;

    private Outline(char[] chars, Dialect dialect) {
        this.chars = chars;
        this.escapes = dialect.has(Trait.BACKSLASH);
        this.doubles = dialect.has(Trait.TEXT_IN_DOUBLE);
    }

    static long of(char[] chars, Dialect dialect) {
        return new Outline(chars, dialect).hash();
    }

    private long hash() {
        long hash = chars.length == 0 ? 0 : chars[0];
        int at = 0;
        while (at < chars.length) {
            char c = chars[at];
            int end = c < 128 && STOPS[c] ? skipped(at, c) : at;
            hash = Long.rotateLeft(hash, 7) + (end > at ? 0 : c);
            at = Math.max(end, at + 1);
        }
        return hash * MIX;
    }

    /** The place after a literal or a comment that begins here, or the same place. */
    private int skipped(int at, char c) {
        char next = at + 1 < chars.length ? chars[at + 1] : '\0';
        return switch (c) {
            case '\'' -> afterQuote(at, c);
            case '"' -> doubles ? afterQuote(at, c) : at;
            case '-' -> next == '-' ? after(at, '\n', '\n') : at;
            case '/' -> next == '*' ? after(at + 2, '*', '/') : at;
            default -> at > 0 && Letters.isInWord(chars[at - 1], false) ? at : afterNumber(at);
        };
    }

    private int afterNumber(int at) {
        int end = at + 1;
        while (end < chars.length && (Letters.isInWord(chars[end], false) || chars[end] == '.')) {
            end++;
        }
        return end;
    }

    private int afterQuote(int at, char quote) {
        int end = at + 1;
        while (end < chars.length && (chars[end] != quote || (end + 1 < chars.length && chars[end + 1] == quote))) {
            end += chars[end] == quote || (escapes && chars[end] == '\\') ? 2 : 1;
        }
        return Math.min(end + 1, chars.length);
    }

    /** The place after a line, or after two characters. */
    private int after(int from, char first, char second) {
        for (int i = from; i < chars.length; i++) {
            if (chars[i] == first && (first == second || (i + 1 < chars.length && chars[i + 1] == second))) {
                return first == second ? i : i + 2;
            }
        }
        return chars.length;
    }
}

package io.headwater.lineage.token;

/** Where texts in quotes and comments end. */
final class Texts {
    private Texts() {}

    /**
     * The place after the closing quote; -1 where there is none. The quote twice is the quote itself.
     *
     * @param from the first character inside
     * @param three whether three quotes close it
     */
    static int end(String text, int from, char quote, boolean escapes, boolean three) {
        int end = from;
        while (end < text.length()) {
            char c = text.charAt(end);
            if (c == '\\' && escapes) {
                end++;
            } else if (c == quote && three && isThree(text, end, quote)) {
                return end + 3;
            } else if (c == quote && !three && (end + 1 >= text.length() || text.charAt(end + 1) != quote)) {
                return end + 1;
            } else if (c == quote && !three) {
                end++;
            }
            end++;
        }
        return -1;
    }

    static boolean isThree(String text, int at, char quote) {
        return at + 2 < text.length() && text.charAt(at + 1) == quote && text.charAt(at + 2) == quote;
    }

    /**
     * The place after a comment; -1 where it does not end.
     *
     * @param from the first character inside
     * @param nested whether comments may be inside it
     */
    static int afterComment(String text, int from, boolean nested) {
        int depth = 1;
        int end = from;
        while (end < text.length() && depth > 0) {
            if (text.startsWith("*/", end)) {
                depth--;
                end += 2;
            } else if (nested && text.startsWith("/*", end)) {
                depth++;
                end += 2;
            } else {
                end++;
            }
        }
        return depth > 0 ? -1 : end;
    }

    /** The same for Oracle's {@code q'[ … ]'}. */
    static int bracketed(String text, int opening) {
        char open = opening + 1 < text.length() ? text.charAt(opening + 1) : '\'';
        int pair = "[{(<".indexOf(open);
        char close = pair < 0 ? open : "]})>".charAt(pair);
        int end = text.indexOf(close + "'", opening + 2);
        return end < 0 ? -1 : end + 2;
    }
}

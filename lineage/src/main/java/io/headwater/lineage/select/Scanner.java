package io.headwater.lineage.select;

/** Goes through an expression character by character. */
final class Scanner {
    private static final int MOST_DIGITS = 9;

    private final String expression;
    private int offset;

    Scanner(String expression) {
        this.expression = expression;
    }

    int offset() {
        return offset;
    }

    /** Goes on to what is not white space; false where nothing follows. */
    boolean skipSpace() {
        while (offset < expression.length() && Character.isWhitespace(expression.charAt(offset))) {
            offset++;
        }
        return offset < expression.length();
    }

    boolean isAtBreak() {
        return offset == expression.length() || Character.isWhitespace(expression.charAt(offset));
    }

    /** Whether white space and then a comma follow. */
    boolean isFollowedByComma() {
        int before = offset;
        boolean comma = skipSpace() && peeks(',');
        if (!comma) {
            offset = before;
        }
        return comma;
    }

    boolean peeks(char wanted) {
        return offset < expression.length() && expression.charAt(offset) == wanted;
    }

    boolean accepts(char wanted) {
        boolean isThere = peeks(wanted);
        offset += isThere ? 1 : 0;
        return isThere;
    }

    boolean accepts(String wanted) {
        boolean isThere = expression.startsWith(wanted, offset);
        offset += isThere ? wanted.length() : 0;
        return isThere;
    }

    /** A word and its colon, of which the word is given back; empty, and no step further, where none is here. */
    String word() {
        int end = offset;
        while (end < expression.length() && isOfWord(expression.charAt(end))) {
            end++;
        }
        boolean isWord = end > offset
                && Character.isLetter(expression.charAt(offset))
                && end < expression.length()
                && expression.charAt(end) == ':';
        String word = isWord ? expression.substring(offset, end) : "";
        offset = isWord ? end + 1 : offset;
        return word;
    }

    boolean acceptsWord(String wanted) {
        return accepts(wanted + ":");
    }

    /** How far upstream: {@code +} or {@code 2+}; 0 where neither is here. */
    int depthBefore() {
        int digits = digits();
        if (offset + digits < expression.length() && expression.charAt(offset + digits) == '+') {
            int depth = digits == 0 ? Selection.ANY_DEPTH : depth(digits);
            offset += digits + 1;
            return depth;
        }
        return 0;
    }

    /** How far downstream: {@code +} or {@code +2}; 0 where neither is here. */
    int depthAfter() {
        if (!accepts('+')) {
            return 0;
        }
        int digits = digits();
        int depth = digits == 0 ? Selection.ANY_DEPTH : depth(digits);
        offset += digits;
        return depth;
    }

    /** A name, quoted or up to what cannot be part of one. */
    Pattern text(String what) {
        return peeks('"') ? quoted() : bare(what, false);
    }

    /** The same, but two dots end it. */
    Pattern textToDots(String what) {
        return peeks('"') ? quoted() : bare(what, true);
    }

    SelectionException error(String expected, String remedy) {
        return errorAt(offset, expected, remedy);
    }

    SelectionException errorAt(int place, String expected, String remedy) {
        return new SelectionException(expression, place, expected, remedy);
    }

    private int digits() {
        int digits = 0;
        while (offset + digits < expression.length() && isDigit(expression.charAt(offset + digits))) {
            digits++;
        }
        return digits;
    }

    private int depth(int digits) {
        if (digits > MOST_DIGITS) {
            throw error("a depth has at most nine digits", "leave the number out for any depth");
        }
        return Integer.parseInt(expression, offset, offset + digits, 10);
    }

    private Pattern quoted() {
        int start = offset + 1;
        int end = expression.indexOf('"', start);
        if (end < 0) {
            throw error("a double quote opens here and none closes", "end the name with a double quote");
        }
        if (end == start) {
            throw errorAt(start, "a name is expected between the quotes", "write one");
        }
        offset = end + 1;
        return new Pattern(expression.substring(start, end), true, start);
    }

    private Pattern bare(String what, boolean toDots) {
        int start = offset;
        while (offset < expression.length()
                && isOfName(expression.charAt(offset))
                && !(toDots && expression.startsWith("..", offset))) {
            offset++;
        }
        if (offset == start) {
            throw error(
                    "%s is expected here".formatted(what),
                    "put a name with other signs in double quotes, as in \"a+b\"");
        }
        return new Pattern(expression.substring(start, offset), false, start);
    }

    private static boolean isOfName(char c) {
        return !Character.isWhitespace(c) && c != ',' && c != '+' && c != '"';
    }

    private static boolean isOfWord(char c) {
        return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || "_-.".indexOf(c) >= 0;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}

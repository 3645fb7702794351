package io.headwater.lineage.token;

/** Which characters are part of a word. */
final class Letters {
    private static final boolean[] IN_WORD = new boolean[128];

    static {
        for (char c = 0; c < IN_WORD.length; c++) {
            IN_WORD[c] = isAscii(c) || (c >= '0' && c <= '9') || c == '_' || c == '$';
        }
    }

    private Letters() {}

    /** Whether some letters may stand before a text, to say of what kind it is. */
    static boolean arePrefix(char[] chars, int from, int to) {
        for (int i = from; i < to; i++) {
            if ("nNeEbBxXrRqQuU".indexOf(chars[i]) < 0) {
                return false;
            }
        }
        return true;
    }

    static boolean isAscii(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /**
     * Whether a character goes on with a word.
     *
     * @param hashes whether hash and at signs do
     */
    static boolean isInWord(char c, boolean hashes) {
        if (c < 128) {
            return IN_WORD[c] || (hashes && (c == '#' || c == '@'));
        }
        return Character.isLetterOrDigit(c)
                || Character.isSurrogate(c)
                || Character.getType(c) == Character.NON_SPACING_MARK;
    }
}

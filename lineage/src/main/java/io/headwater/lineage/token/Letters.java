package io.headwater.lineage.token;

/** Which characters are part of a word. */
final class Letters {
    private Letters() {}

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
            return isAscii(c) || (c >= '0' && c <= '9') || c == '_' || c == '$' || (hashes && (c == '#' || c == '@'));
        }
        return Character.isLetterOrDigit(c)
                || Character.isSurrogate(c)
                || Character.getType(c) == Character.NON_SPACING_MARK;
    }
}

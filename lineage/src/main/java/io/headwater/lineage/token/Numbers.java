package io.headwater.lineage.token;

/** Where numbers end, and what begins like one. */
final class Numbers {
    private Numbers() {}

    /** The place after a number's digits, letters, points and the sign of its exponent. */
    static int end(char[] chars, int from, boolean hashes) {
        int end = from + 1;
        while (end < chars.length) {
            char c = chars[end];
            boolean isSign = (c == '+' || c == '-') && Character.toLowerCase(chars[end - 1]) == 'e';
            if (!isSign && !(c == '.' && isDigit(chars, end + 1)) && !Letters.isInWord(c, hashes)) {
                break;
            }
            end++;
        }
        return end;
    }

    /** Whether it is a name that begins with digits: {@code 7_days}. */
    static boolean isName(char[] chars, int from, int end) {
        for (int i = from + 1; i < end; i++) {
            if (chars[i] == '_' && i + 1 < chars.length && Letters.isAscii(chars[i + 1])) {
                return true;
            }
        }
        return false;
    }

    static boolean isDigit(char[] chars, int index) {
        return index < chars.length && chars[index] >= '0' && chars[index] <= '9';
    }
}

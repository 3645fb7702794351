package io.headwater.lineage.select;

/** Names with {@code *} for any number of characters and {@code ?} for one. */
final class Glob {
    private Glob() {}

    /** Whether a text from an offset on is like a pattern; at most their lengths' product of steps. */
    static boolean matches(String pattern, String text, int from) {
        int at = 0;
        int star = -1;
        int resume = from;
        int place = from;
        while (place < text.length()) {
            if (at < pattern.length() && pattern.charAt(at) == '*') {
                star = at++;
                resume = place;
            } else if (at < pattern.length() && isLike(pattern.charAt(at), text.charAt(place))) {
                at++;
                place++;
            } else if (star >= 0) { // the last star takes one more
                at = star + 1;
                place = ++resume;
            } else {
                return false;
            }
        }
        while (at < pattern.length() && pattern.charAt(at) == '*') {
            at++;
        }
        return at == pattern.length();
    }

    private static boolean isLike(char wanted, char given) {
        return wanted == '?' || wanted == given;
    }
}

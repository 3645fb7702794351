package io.headwater.wire;

/** Replaces what a database cannot hold as text. */
public final class Scrub {
    private static final char REPLACEMENT = '\uFFFD';

    private Scrub() {}

    /** The same text with NUL and lone surrogates, also escaped ones, replaced by U+FFFD. */
    public static String text(String text) {
        StringBuilder mended = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                i++;
            } else if (c == 0 || Character.isSurrogate(c)) {
                mended = mended == null ? new StringBuilder(text) : mended;
                mended.setCharAt(i, REPLACEMENT);
            }
        }
        String plain = mended == null ? text : mended.toString();
        return plain.contains("\\u") ? escapes(plain) : plain;
    }

    private static String escapes(String text) {
        var result = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\' || i + 1 >= text.length()) {
                result.append(c);
            } else if (text.charAt(i + 1) != 'u') {
                result.append(c).append(text.charAt(++i));
            } else {
                int code = code(text, i);
                boolean pair = code >= 0
                        && Character.isHighSurrogate((char) code)
                        && code(text, i + 6) >= 0
                        && Character.isLowSurrogate((char) code(text, i + 6));
                if (pair) {
                    result.append(text, i, i + 12);
                    i += 11;
                } else if (code == 0 || (code > 0 && Character.isSurrogate((char) code))) {
                    result.append("\\uFFFD");
                    i += 5;
                } else {
                    result.append(c);
                }
            }
        }
        return result.toString();
    }

    /** The code unit of an escape that starts here, or -1. */
    private static int code(String text, int at) {
        if (at + 6 > text.length() || text.charAt(at) != '\\' || text.charAt(at + 1) != 'u') {
            return -1;
        }
        try {
            return Integer.parseInt(text, at + 2, at + 6, 16);
        } catch (NumberFormatException _) {
            return -1;
        }
    }
}

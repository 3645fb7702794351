package io.headwater.lineage.select;

/**
 * A name, or what names look like.
 *
 * @param isLiteral whether it was quoted: {@code *} and {@code ?} stand for themselves
 * @param offset where it stands in its expression, in UTF-16 units
 */
public record Pattern(String text, boolean isLiteral, int offset) {

    /** Whether it stands for one name alone. */
    public boolean isExact() {
        return isLiteral || (text.indexOf('*') < 0 && text.indexOf('?') < 0);
    }

    /** Whether a name is like this, or what follows one of its dots or slashes is. */
    public boolean matches(String name) {
        if (isExact()) {
            return name.endsWith(text)
                    && (name.length() == text.length() || endsPart(name, name.length() - text.length()));
        }
        for (int start = 0; start < name.length(); start++) {
            if ((start == 0 || endsPart(name, start)) && Glob.matches(text, name, start)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a name as a whole is like this. */
    public boolean matchesWhole(String name) {
        return isExact() ? name.equals(text) : Glob.matches(text, name, 0);
    }

    Pattern part(int from, int to) {
        return new Pattern(text.substring(from, to), isLiteral, offset + from);
    }

    private static boolean endsPart(String name, int end) {
        return name.charAt(end - 1) == '.' || name.charAt(end - 1) == '/';
    }
}

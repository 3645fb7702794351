package io.headwater.lineage.token;

/**
 * The branches of a template: {@code {% if … %} … {% else %} … {% endif %}}. A text that is made from it has one of
 * them, so that only the first is read.
 */
final class Branches {
    private Branches() {}

    /** Whether a template's statement begins a branch that takes the place of the one before it. */
    static boolean isAlternative(String text, int statement) {
        return switch (word(text, statement)) {
            case "else", "elif", "elsif" -> true;
            default -> false;
        };
    }

    /**
     * Where the branches end: the statement that says so.
     *
     * @param from a place in the second one
     * @return -1 where they do not end
     */
    static int end(String text, int from) {
        int depth = 0;
        for (int at = text.indexOf("{%", from); at >= 0; at = text.indexOf("{%", at + 2)) {
            switch (word(text, at)) {
                case "if", "for" -> depth++;
                case "endif", "endfor" -> {
                    if (depth-- == 0) {
                        return at;
                    }
                }
                default -> {
                    // a statement within a branch, or the next one
                }
            }
        }
        return -1;
    }

    private static String word(String text, int statement) {
        int from = statement + 2;
        while (from < text.length() && "-+ \t\r\n".indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        int to = from;
        while (to < text.length() && Letters.isAscii(text.charAt(to))) {
            to++;
        }
        return text.substring(from, to);
    }
}

package io.headwater.lineage.tree;

import java.util.Optional;

/** Simple regular expressions as LIKE has them: matching more than that would need a bound of its own. */
public final class Likeness {
    private Likeness() {}

    /** A pattern of LIKE, with backslashes before its own signs; empty for an expression that says more than that. */
    public static Optional<String> of(String expression) {
        boolean begins = expression.startsWith("^");
        boolean ends = expression.endsWith("$");
        var like = new StringBuilder(begins ? "" : "%");
        int last = expression.length() - (ends ? 1 : 0);
        for (int i = begins ? 1 : 0; i < last; i++) {
            char c = expression.charAt(i);
            boolean any = c == '.' && i + 1 < last && expression.charAt(i + 1) == '*';
            if (!any && c != '.' && c != '_' && !Character.isLetterOrDigit(c)) {
                return Optional.empty();
            }
            like.append(any ? "%" : c == '.' ? "_" : c == '_' ? "\\_" : String.valueOf(c));
            i += any ? 1 : 0;
        }
        return Optional.of(like.append(ends ? "" : "%").toString());
    }
}

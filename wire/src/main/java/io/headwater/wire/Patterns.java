package io.headwater.wire;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.function.Predicate;

/** Regular expressions that people give us: matched in linear time by RE2. */
public final class Patterns {
    private static final int LONGEST = 1_000;

    private Patterns() {}

    /**
     * Whether a whole text matches.
     *
     * @throws IllegalArgumentException saying what is wrong with the expression
     */
    public static Predicate<String> whole(String expression) {
        if (expression.length() > LONGEST) {
            throw new IllegalArgumentException("a regular expression may have %d characters".formatted(LONGEST));
        }
        try {
            var pattern = Pattern.compile(expression);
            return pattern::matches;
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("not a regular expression: " + e.getMessage(), e);
        }
    }
}

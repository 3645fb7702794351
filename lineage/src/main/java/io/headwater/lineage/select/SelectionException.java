package io.headwater.lineage.select;

/** An expression that says nothing that can be selected. Its message shows the place. */
public final class SelectionException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final String expression;
    private final int offset;
    private final String expected;
    private final String remedy;

    SelectionException(String expression, int offset, String expected, String remedy) {
        super("at character %d: %s; %s\n  %s\n  %s^"
                .formatted(offset + 1, expected, remedy, shown(expression), " ".repeat(offset)));
        this.expression = expression;
        this.offset = offset;
        this.expected = expected;
        this.remedy = remedy;
    }

    /** The expression as it was given. */
    public String expression() {
        return expression;
    }

    /** Where in it, in UTF-16 units from 0; its length where something is missing at its end. */
    public int offset() {
        return offset;
    }

    /** What is wrong there, or what was expected. */
    public String expected() {
        return expected;
    }

    /** What to do about it. */
    public String remedy() {
        return remedy;
    }

    /** On one line, each character in its place. */
    private static String shown(String expression) {
        return expression.replaceAll("\\s", " ");
    }
}

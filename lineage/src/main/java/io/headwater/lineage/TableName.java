package io.headwater.lineage;

import java.util.List;

/**
 * A table's name, qualified as far as is known.
 *
 * @param parts from the outermost to the table's own, without quotes
 */
public record TableName(List<String> parts) {
    public TableName {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a table has a name");
        }
    }

    /** A name of its parts. */
    public static TableName of(String... parts) {
        return new TableName(List.of(parts));
    }

    /** The table's own name. */
    public String last() {
        return parts.getLast();
    }

    /** With dots between the parts. */
    public String text() {
        return String.join(".", parts);
    }

    @Override
    public String toString() {
        return text();
    }
}

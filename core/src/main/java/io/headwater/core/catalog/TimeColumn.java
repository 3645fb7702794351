package io.headwater.core.catalog;

/** Which field says when a row belongs to, and how that is known. */
public sealed interface TimeColumn {

    /** Nobody has looked yet. */
    record NotSought() implements TimeColumn {}

    /** Looked for, and none was found. */
    record None(String why) implements TimeColumn {}

    /** Found by its name, type and order. */
    record Found(String field, FieldType type, String why) implements TimeColumn {}

    /** Set by a person; an empty field says that the table has none. */
    record Chosen(String field, FieldType type, String by) implements TimeColumn {}
}

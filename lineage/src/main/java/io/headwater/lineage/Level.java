package io.headwater.lineage;

/** How well a statement was understood. */
public enum Level {
    /** Every token, and every column found its source. */
    FULL,
    /**
     * All tables and most tokens, and of the columns at least one; a column that one of several unknown tables must have
     * counts, for nobody can tell more of it.
     */
    PARTIAL,
    /** The tables alone. */
    TABLES,
    /** Nothing. */
    NONE
}

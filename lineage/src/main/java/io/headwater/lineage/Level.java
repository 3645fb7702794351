package io.headwater.lineage;

/** How well a statement was understood. */
public enum Level {
    /** Every token, and every column found its source. */
    FULL,
    /** All tables, at least one output column, and most tokens. */
    PARTIAL,
    /** The tables alone. */
    TABLES,
    /** Nothing. */
    NONE
}

package io.headwater.lineage.graph;

import io.headwater.lineage.EdgeKind;

/** How one node bears on another: as a whole, or in one of the ways of {@link EdgeKind}. */
public enum Relation {
    /** Data goes from one asset into the other; which fields is not said. */
    FLOW,
    IDENTITY,
    TRANSFORMATION,
    AGGREGATION,
    CONDITIONAL,
    WINDOW,
    FILTER,
    JOIN,
    GROUP_BY,
    SORT;

    /** The relation that an edge of this kind is. */
    public static Relation of(EdgeKind kind) {
        return switch (kind) {
            case IDENTITY -> IDENTITY;
            case TRANSFORMATION -> TRANSFORMATION;
            case AGGREGATION -> AGGREGATION;
            case CONDITIONAL -> CONDITIONAL;
            case WINDOW -> WINDOW;
            case FILTER -> FILTER;
            case JOIN -> JOIN;
            case GROUP_BY -> GROUP_BY;
            case SORT -> SORT;
        };
    }

    /** Whether values themselves come from there, and are not only steered. */
    public boolean isDirect() {
        return compareTo(AGGREGATION) <= 0;
    }
}

package io.headwater.lineage;

/**
 * How a column bears on another, or on which rows there are (OpenLineage, column lineage facet 1-2-0). The first three
 * give the value, the others only steer it.
 */
public enum EdgeKind {
    IDENTITY,
    TRANSFORMATION,
    AGGREGATION,
    CONDITIONAL,
    WINDOW,
    FILTER,
    JOIN,
    GROUP_BY,
    SORT;

    /** Whether the value itself comes from there. */
    public boolean isDirect() {
        return switch (this) {
            case IDENTITY, TRANSFORMATION, AGGREGATION -> true;
            case CONDITIONAL, WINDOW, FILTER, JOIN, GROUP_BY, SORT -> false;
        };
    }

    /** What this is once it has gone through another: the stronger one, and what only steers stays so. */
    public EdgeKind through(EdgeKind outer) {
        if (!isDirect()) {
            return this;
        }
        return !outer.isDirect() || outer.compareTo(this) > 0 ? outer : this;
    }
}

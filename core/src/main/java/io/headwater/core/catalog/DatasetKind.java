package io.headwater.core.catalog;

/** What kind of dataset an asset is; decides what can be measured of it. */
public enum DatasetKind {
    TABLE,
    PARTITIONED_TABLE,
    PARTITION,
    VIEW,
    MATERIALIZED_VIEW,
    FOREIGN_TABLE,
    /** Known from events only: its source is not connected. */
    UNKNOWN;

    /** Whether rows are written into it, so that freshness and volume mean something. */
    public boolean holdsRows() {
        return this == TABLE || this == PARTITIONED_TABLE || this == MATERIALIZED_VIEW;
    }
}

package io.headwater.core.catalog;

/** What kind of node an asset is. */
public enum AssetKind {
    DATASET,
    JOB
}

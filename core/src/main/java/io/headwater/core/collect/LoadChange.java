package io.headwater.core.collect;

/** What a load did to its partition. */
public enum LoadChange {
    /** The first load of the partition, or rows added to what was there. */
    APPENDED,
    /** The partition was written again: a backfill or a correction. */
    REPLACED,
    /** The partition was removed. */
    DROPPED
}

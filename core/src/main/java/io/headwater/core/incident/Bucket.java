package io.headwater.core.incident;

/** Where the cause lies. */
public enum Bucket {
    CODE,
    OPERATIONS,
    DATA,
    UNKNOWN
}

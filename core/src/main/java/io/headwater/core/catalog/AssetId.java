package io.headwater.core.catalog;

/** The stable surrogate identity of an asset. */
public record AssetId(long value) {}

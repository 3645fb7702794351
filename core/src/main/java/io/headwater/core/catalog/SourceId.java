package io.headwater.core.catalog;

/** The surrogate identity of a connected source. */
public record SourceId(long value) {}

package io.headwater.core.access;

/** The surrogate identity of a person. */
public record PersonId(long value) {}

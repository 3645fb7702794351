package io.headwater.core.lineage;

/** The number of a piece of evidence. */
public record EvidenceId(long value) {}

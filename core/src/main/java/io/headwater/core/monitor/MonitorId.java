package io.headwater.core.monitor;

/** The surrogate identity of a monitor. */
public record MonitorId(long value) {}

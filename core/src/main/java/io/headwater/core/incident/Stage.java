package io.headwater.core.incident;

/**
 * Where an incident stands. Detection, acknowledgement, the notice to readers and the postmortem are dated attributes
 * with clocks of their own, not stages.
 */
public enum Stage {
    NOTIFIED,
    IMPACT,
    ROOT_CAUSE,
    RESOLVING,
    VERIFYING,
    RESOLVED;

    public boolean isOpen() {
        return this != RESOLVED;
    }
}

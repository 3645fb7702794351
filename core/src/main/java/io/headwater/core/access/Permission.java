package io.headwater.core.access;

/** What an operation needs of its principal. */
public enum Permission {
    /** Send facts: run events of a pipeline. */
    INGEST,
    /** Read everything of the domain. */
    VIEW,
    /** Acknowledge, comment, resolve. */
    RESPOND,
    /** Change monitors, asset settings and audiences. */
    EDIT,
    /** Sources, channels, people, tokens. */
    ADMINISTER
}

package io.headwater.core.incident;

/** What an incident turned out to be. */
public enum Outcome {
    /** It was real, and it was mended. */
    FIXED,
    /** It was real and meant: a campaign, a backfill, a new normal. */
    EXPECTED,
    /** It was real, and nobody needed to do anything. */
    NO_ACTION_NEEDED,
    /** Nothing was wrong. */
    FALSE_POSITIVE,
    /** It healed by itself, and nobody has said what it was. */
    UNCLASSIFIED,
    /** It is part of another incident. */
    MERGED;

    /** Whether a person may give it when resolving. */
    public boolean isGivenByPeople() {
        return this != UNCLASSIFIED && this != MERGED;
    }
}

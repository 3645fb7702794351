package io.headwater.core.collect;

/**
 * Why a source, or one dataset of it, could not be read.
 *
 * @param text what happened and what to do about it; never a secret
 */
public record Trouble(Kind kind, String text) {

    /** Who can mend it. */
    public enum Kind {
        /** No connection: network, name or port. */
        UNREACHABLE,
        /** The user or password was refused. */
        SIGN_IN,
        /** The role may not read it. */
        PERMISSION,
        /** It does not exist (any more). */
        MISSING,
        /** Somebody holds a lock on it. */
        LOCKED,
        /** It took longer than allowed. */
        TOO_SLOW,
        /** The source's own budget for this hour is used up. */
        BUDGET,
        /** Anything else the source said. */
        FAILED;

        /** Whether the whole source is affected rather than one dataset. */
        public boolean concernsSource() {
            return this == UNREACHABLE || this == SIGN_IN;
        }
    }
}

package io.headwater.core.access;

/** Somebody else changed it first. */
public final class Stale extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * It was changed between reading and writing.
     *
     * @param what for example {@code monitor 12}
     */
    public Stale(String what) {
        super(what + " has changed meanwhile; look again");
    }
}

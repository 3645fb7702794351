package io.headwater.core.access;

/** There is no such thing, or the principal may not see it: the two are not told apart. */
public final class Missing extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * Nothing was found.
     *
     * @param what for example {@code incident INC-214}
     */
    public Missing(String what) {
        super("there is no such thing here: " + what);
    }
}

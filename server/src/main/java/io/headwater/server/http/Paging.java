package io.headwater.server.http;

/** How long a stretch of a list may be. */
public final class Paging {
    private static final int LONGEST = 500;

    private Paging() {}

    /** The number of items that was asked for. */
    public static int most(int limit) {
        if (limit < 1 || limit > LONGEST) {
            throw new IllegalArgumentException("limit: 1 to %d, not %d".formatted(LONGEST, limit));
        }
        return limit;
    }
}

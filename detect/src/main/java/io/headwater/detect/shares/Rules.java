package io.headwater.detect.shares;

/** What needs no statistics of the whole: a category that was never there, and one that always was and is gone. */
final class Rules {
    private static final double LEAST_SHARE = 0.01;
    private static final double LEAST_ROWS = 5;

    /** Less likely than this, no rows at all are no accident. */
    private static final double RARE = StrictMath.log(1e-5);

    private Rules() {}

    /** Whether rows of a category that was never seen are worth telling. */
    static boolean isNew(Track track, double share, double rows) {
        return track.present() == 0 && share > Math.max(LEAST_SHARE, LEAST_ROWS / rows);
    }

    /**
     * Whether a category that was hardly ever absent has no rows where many were expected: the chance of none is that of
     * counting, with the category's own over-dispersion (negative binomial).
     *
     * @param share the expected one
     */
    static boolean isVanished(Track track, double share, double rows) {
        return track.isEstablished() && chanceOfNone(track, share, rows) < RARE;
    }

    /** As a logarithm. */
    static double chanceOfNone(Track track, double share, double rows) {
        double mean = rows * share;
        double spread = 4 * track.dispersion() * (1 - share) / Math.max(share, 1e-9);
        return spread * mean < 1e-6 ? -mean : -StrictMath.log1p(mean * spread) / spread;
    }
}

package io.headwater.detect.together;

import io.headwater.detect.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * Many series of one source that move together: one problem, not forty.
 *
 * @param side 1 where they are high, -1 where they are low
 * @param moved how many lie outside their bands on that side
 * @param watched how many were judged
 */
public record CommonMode(int side, int moved, int watched) {
    /** Fewer have nothing in common. */
    public static final int LEAST = 4;

    private static final double SHARE = 0.3;

    /**
     * What the verdicts of one moment have in common, of all series of one source.
     *
     * @return empty unless more than 30 % of them, and at least four, are anomalies on the same side
     */
    public static Optional<CommonMode> of(List<Verdict> verdicts) {
        int high = 0;
        int low = 0;
        int watched = 0;
        for (var verdict : verdicts) {
            if (verdict instanceof Verdict.Judged judged) {
                watched++;
                high += judged.isAnomaly() && judged.z() > 0 ? 1 : 0;
                low += judged.isAnomaly() && judged.z() < 0 ? 1 : 0;
            }
        }
        return of(high, low, watched);
    }

    /** The same of how many are high, how many are low, and how many were judged. */
    public static Optional<CommonMode> of(int high, int low, int watched) {
        int moved = Math.max(high, low);
        return moved >= LEAST && moved > SHARE * watched
                ? Optional.of(new CommonMode(high > low ? 1 : -1, moved, watched))
                : Optional.empty();
    }
}

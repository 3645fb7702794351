package io.headwater.core.detect;

import io.headwater.core.collect.Stretch;
import io.headwater.core.detect.Judgement.Observation;
import io.headwater.detect.Verdict;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What is known of a field that adds up before its noise is: a sum that never fell does not fall, and it does not double
 * in one window by ten times what it ever grew.
 */
final class FirstDays {
    private static final int FEWEST = 2;
    private static final double FALL = 0.05;
    private static final double LEAST_FALL = 5;
    private static final double LEAP = 10;
    private static final double LEAST_LEAP = 100;

    /** How far out such a step is said to lie: as far as what is told while little is known. */
    private static final double SCORE = 6;

    private FirstDays() {}

    /**
     * The judgement on a step of a sum.
     *
     * @param sums one a bucket
     * @return empty where it says nothing
     */
    static Optional<Judgement> judge(Stretch sums, int bucket, Instant at) {
        double before = bucket > 0 ? sums.at(bucket - 1) : Double.NaN;
        double step = sums.at(bucket) - before;
        double[] steps = IntStream.range(1, bucket)
                .mapToDouble(i -> sums.at(i) - sums.at(i - 1))
                .filter(Double::isFinite)
                .toArray();
        double most = Arrays.stream(steps).max().orElse(0);
        if (Double.isNaN(step) || steps.length < FEWEST || Arrays.stream(steps).anyMatch(known -> known < 0)) {
            return Optional.empty();
        }
        double low = -Math.max(LEAST_FALL, FALL * before);
        double high = Math.max(LEAST_LEAP, Math.max(before, LEAP * most));
        if (step >= low && step <= high) {
            return Optional.empty();
        }
        String reason = step < low ? "it never fell before" : "it never grew by a tenth of this, and more than doubled";
        var seen = new Observation(step, low, most / 2, high, Math.copySign(SCORE, step));
        return Optional.of(new Judgement.Anomalous(
                at,
                seen,
                Verdict.Kind.POINT.name(),
                List.of(reason, "judged by %d steps: too few to know its noise".formatted(steps.length))));
    }
}

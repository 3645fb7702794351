package io.headwater.bench.detect;

import java.util.List;

/** Something that says of each bucket how unusual it is, from those before it. */
interface Contender {
    String name();

    /** What it says of a series. */
    Scores judge(Example example);

    /** How many buckets of history a verdict reads. */
    int remembers(boolean isHourly);

    /** From which score on it alerts. */
    double threshold();

    /**
     * What was said of a series.
     *
     * @param scores one a bucket, the higher the more unusual; what is not judged is zero
     * @param notices buckets of which something was said that is no alert, for the digest
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and read only
    record Scores(double[] scores, List<Integer> notices) {
        Scores(double[] scores) {
            this(scores, List.of());
        }
    }
}

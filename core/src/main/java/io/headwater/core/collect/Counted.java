package io.headwater.core.collect;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What came of a {@link CategoryPlan}. */
public sealed interface Counted {

    /**
     * The counts, all from one scan.
     *
     * @param took time the source spent on it
     */
    record Tallies(List<Tally> tallies, Duration took) implements Counted {
        public Tallies {
            tallies = List.copyOf(tallies);
        }
    }

    /** Could not count. */
    record NotCounted(Trouble trouble) implements Counted {}

    /**
     * The most frequent values of a field in a bucket.
     *
     * @param rows by value; nulls are no value, and long texts are left out
     * @param values how many values there are in all
     */
    record Tally(String field, Instant bucket, Map<String, Double> rows, int values) {
        public Tally {
            rows = Map.copyOf(rows);
        }

        /** Whether a value that is not told has no rows. */
        boolean isComplete() {
            return values <= CategoryPlan.TOP;
        }
    }
}

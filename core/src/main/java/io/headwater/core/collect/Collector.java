package io.headwater.core.collect;

import io.headwater.core.catalog.Asset;
import io.headwater.core.catalog.AssetName;
import io.headwater.core.catalog.Field;
import io.headwater.core.catalog.TimeColumn;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns one source that is read into facts. Reads only, and never pulls rows: the source's own engine computes.
 *
 * <p>Implementations are not safe for use by several threads; they hold at most one connection and are closed after
 * use.
 */
public interface Collector extends AutoCloseable {

    /** Tries a connection step by step and tells of each as it happens; a step that fails is the last one. */
    void check(Witness witness);

    /**
     * The datasets that the role may see, and the loads that their counters tell of.
     *
     * @param known the counters seen last time, as {@link Seen#counters} returned them; empty the first time
     * @param now stamped on the facts as their time of observation
     */
    Survey survey(Counters known, Instant now);

    /** Looks for the field that says when a row belongs to. */
    TimeColumn findTimeColumn(Asset asset, List<Field> fields, Instant now);

    /** The finest grain at which the dataset's windows are worth judging, from its last weeks. */
    Grain findGrain(Asset asset, MeasurementPlan.Span.Windows span);

    /** Runs the plan in one scan; very wide tables take several. Never throws for what the source did. */
    Measured measure(MeasurementPlan plan, Instant now);

    /** Counts the rows of each value of some fields in one scan. Never throws for what the source did. */
    Counted count(Categories.Plan plan);

    /** Measures some windows apart by the values of some fields, in one scan. Never throws for what the source did. */
    Broken breakDown(Breakdown plan);

    @Override
    void close();

    /** Hears of the steps of a connection test as they happen. */
    interface Witness {
        void begins(String step);

        void ends(Step step);
    }

    /** How one step of a connection test ended; one that failed says what to do. */
    record Step(String name, Outcome outcome, String text) {
        /** How a step ended; a warning does not keep the source from being used. */
        public enum Outcome {
            PASSED,
            WARNING,
            FAILED
        }
    }

    /** Whatever the collector wants to be handed back next time to tell what changed; opaque to everybody else. */
    record Counters(String text) {
        public static final Counters NONE = new Counters("");
    }

    /** What came of a survey. */
    sealed interface Survey {}

    /**
     * What was found.
     *
     * @param unreadable datasets that exist and that the role may not read
     */
    record Seen(List<Fact> facts, Counters counters, List<String> unreadable) implements Survey {
        public Seen {
            facts = List.copyOf(facts);
            unreadable = List.copyOf(unreadable);
        }
    }

    /** The source could not be read at all; what was known of it stays. */
    record Unseen(Trouble trouble) implements Survey {}

    /** What came of a {@link Categories.Plan}. */
    sealed interface Counted {}

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
            return values <= Categories.TOP;
        }
    }

    /**
     * What to measure apart by the values of some fields.
     *
     * @param measured the metric of a field, or of the whole dataset
     * @param fields by whose combinations of values rows are told apart; a null value is one like others
     * @param windows which windows, each as long as the grain
     * @param span the time column and the grain; its bounds hold all windows
     * @param now of the measurement: what lies after it is in the future
     */
    record Breakdown(
            AssetName dataset,
            MeasurementPlan.FieldMetric measured,
            List<String> fields,
            List<Instant> windows,
            MeasurementPlan.Span.Windows span,
            ZoneId zone,
            Instant now) {
        /** So many parts are read at the most. */
        public static final int MOST = 100_000;

        public Breakdown {
            fields = List.copyOf(fields);
            windows = List.copyOf(windows);
        }
    }

    /** What came of a {@link Breakdown}. */
    sealed interface Broken {}

    /**
     * The parts, all from one scan.
     *
     * @param took time the source spent on it
     */
    record Parts(List<Part> parts, Duration took) implements Broken {
        public Parts {
            parts = List.copyOf(parts);
        }
    }

    /** Could not break it down. */
    record Unbroken(Trouble trouble) implements Broken {}

    /**
     * The rows of a window that have the same values.
     *
     * @param values one of each field; null is a value like others, and long texts are cut
     * @param value the metric of these rows
     * @param rows how many they are
     */
    record Part(Instant window, List<@Nullable String> values, double value, double rows) {
        public Part {
            values = Collections.unmodifiableList(new ArrayList<>(values));
        }
    }
}

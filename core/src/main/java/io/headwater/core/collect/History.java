package io.headwater.core.collect;

import io.headwater.core.catalog.AssetId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What was measured, bucket by bucket, exactly as it was measured; a revision never overwrites what was known. */
public interface History {

    /**
     * Stores measurements; values that are known already change nothing.
     *
     * @return those that are new or differ from what was known
     */
    List<Measurement> write(AssetId asset, Grain grain, ZoneId zone, List<Measurement> measurements, Instant observed);

    /**
     * All series of the asset over [from, to), the newest revision of each bucket.
     *
     * @param from the start of a bucket
     */
    Map<SeriesKey, Stretch> read(AssetId asset, Grain grain, ZoneId zone, Instant from, Instant to);

    /** One series over [from, to). */
    Stretch read(AssetId asset, SeriesKey key, Grain grain, ZoneId zone, DataWindow window);

    /**
     * Some series of other datasets of its source and schema, one map for each: of those that have the most of them, and
     * were known first, 48 at the most.
     */
    List<Map<SeriesKey, Stretch>> siblings(
            AssetId asset, Set<SeriesKey> keys, Grain grain, ZoneId zone, DataWindow window);

    /** The values of which rows were counted, per field with few values. */
    Map<String, Set<String>> categories(AssetId asset, Grain grain);

    /** How the asset was measured so far. */
    State state(AssetId asset);

    /** Forgets how the asset was measured, so that its whole history is measured anew; what is known stays known. */
    void restart(AssetId asset);

    /** When the asset was last measured. */
    Optional<Instant> lastMeasured(AssetId asset);

    /** The first measurement of the asset at that grain. */
    Optional<First> first(AssetId asset, Grain grain);

    /** Where a first measurement ended, and when it was made. */
    record First(Instant until, Instant observed) {}

    /**
     * How the windows that end after a moment became known, for some series.
     *
     * @param keys of the asset at that grain
     */
    Past past(AssetId asset, Grain grain, Set<SeriesKey> keys, Instant from);

    /**
     * When windows were looked at, and what they were before they were looked at again.
     *
     * @param looks oldest first
     * @param replaced values that are no longer the newest, by series, oldest replacement first
     */
    record Past(List<Look> looks, Map<SeriesKey, List<Replaced>> replaced) {
        public Past {
            looks = List.copyOf(looks);
            replaced = Map.copyOf(replaced);
        }

        /** With one look more. */
        public Past and(Look last) {
            var all = new ArrayList<>(looks);
            all.add(last);
            return new Past(all, replaced);
        }
    }

    /** The windows of one measurement. */
    record Look(DataWindow windows, Instant observed) {}

    /** A value of a bucket that was known until a moment. */
    record Replaced(Instant bucket, Instant at, double value) {}

    /**
     * Notes that somebody measured the asset or tried to.
     *
     * @return whether it was the first time
     */
    boolean attempted(AssetId asset, Instant now);

    /** Notes that the asset was measured. */
    void measured(AssetId asset, State state, DataWindow buckets, Instant observed);

    /**
     * How an asset was measured so far.
     *
     * @param grain empty before the first measurement
     * @param until where the last measurement ended
     * @param distinctLevels per field, for the next measurement
     * @param few fields with so few values that the rows of each are counted
     */
    record State(Optional<Grain> grain, Optional<Instant> until, Map<String, Integer> distinctLevels, Set<String> few) {
        public State {
            distinctLevels = Map.copyOf(distinctLevels);
            few = Set.copyOf(few);
        }
    }
}

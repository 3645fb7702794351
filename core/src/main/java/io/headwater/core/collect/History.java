package io.headwater.core.collect;

import io.headwater.core.catalog.AssetId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** What was measured, bucket by bucket, exactly as it was measured; a revision never overwrites what was known. */
public interface History {

    /** Stores measurements; values that are known already change nothing. */
    void write(AssetId asset, Grain grain, ZoneId zone, List<Measurement> measurements, Instant observed);

    /**
     * All series of the asset over [from, to), the newest revision of each bucket.
     *
     * @param from the start of a bucket
     */
    Map<SeriesKey, Stretch> read(AssetId asset, Grain grain, ZoneId zone, Instant from, Instant to);

    /** One series over [from, to). */
    Stretch read(AssetId asset, SeriesKey key, Grain grain, ZoneId zone, DataWindow window);
}

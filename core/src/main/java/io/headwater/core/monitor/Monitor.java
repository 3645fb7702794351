package io.headwater.core.monitor;

import io.headwater.core.catalog.AssetId;
import java.time.Instant;
import java.util.Optional;

/**
 * What is watched.
 *
 * @param field the field, or empty text for a signal of the whole asset
 * @param why why it exists, in one sentence
 * @param origin who set it up
 * @param mutedUntil anomalies before this moment are recorded and tell nobody
 * @param version counts changes; a change that names an older version is refused
 */
public record Monitor(
        MonitorId id,
        AssetId asset,
        Signal signal,
        String field,
        Tuning tuning,
        String why,
        Origin origin,
        boolean enabled,
        Optional<Instant> mutedUntil,
        long version) {

    /** Who set a monitor up. */
    public enum Origin {
        AUTOMATIC,
        PERSON
    }

    /** The same, tuned and switched otherwise. */
    public Monitor with(Tuning other, boolean switched) {
        return new Monitor(id, asset, signal, field, other, why, origin, switched, mutedUntil, version);
    }

    public boolean isMuted(Instant now) {
        return mutedUntil.isPresent() && now.isBefore(mutedUntil.get());
    }
}

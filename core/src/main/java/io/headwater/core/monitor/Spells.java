package io.headwater.core.monitor;

import io.headwater.core.catalog.AssetId;
import io.headwater.core.catalog.AssetName;
import io.headwater.core.catalog.SourceId;
import io.headwater.core.collect.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What could be measured and cannot be any more, and the spells of it that people were told of: one a source. */
public interface Spells {
    int ATTEMPTS = 2;
    Duration PATIENCE = Duration.ofHours(1);

    /**
     * Notes an attempt that failed.
     *
     * @param dataset empty when the whole source could not be read
     */
    void failed(SourceId source, Optional<AssetId> dataset, Trouble trouble, Instant now);

    /** Notes that the source answered, and that the dataset was measured where one is named. */
    void measured(SourceId source, Optional<AssetId> dataset);

    /** What cannot be measured now, the source itself first. */
    List<Unmeasured> unmeasured(SourceId source);

    /**
     * Begins a spell.
     *
     * @return empty when one lasts already
     */
    Optional<Spell> begin(SourceId source, Instant since, Instant now);

    /**
     * Ends the spell that lasts.
     *
     * @return empty when none did
     */
    Optional<Spell> end(SourceId source, Instant now);

    /**
     * A dataset, or a whole source, that cannot be measured.
     *
     * @param since the first attempt that failed
     */
    record Unmeasured(Optional<AssetName> dataset, Trouble trouble, Instant since, int attempts) {

        /** Whether people are to be told: one failure may be a moment's lock. */
        public boolean isNews(Instant now) {
            return attempts >= ATTEMPTS || !since.plus(PATIENCE).isAfter(now);
        }
    }

    /** A time in which something of a source cannot be measured. */
    record Spell(long id, Instant since) {}
}

package io.headwater.core.collect;

import io.headwater.core.access.DomainName;
import io.headwater.core.access.Principal;
import io.headwater.core.catalog.Asset;
import io.headwater.core.catalog.AssetId;
import io.headwater.core.catalog.AssetName;
import io.headwater.core.catalog.Page;
import io.headwater.core.catalog.SchemaChange;
import io.headwater.core.catalog.SourceId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The facts as they were told; nothing is ever taken back. */
public interface Facts {

    /**
     * Stores what is new of the given facts; assets that they name and that are not known yet appear.
     *
     * @param origin who tells
     * @return what was new
     */
    News record(Origin origin, List<Fact> facts);

    /** Loads of the asset that happened at or after a moment, oldest first. */
    List<Fact.LoadSeen> loads(AssetId asset, Instant since);

    /** All loads of the asset, newest first, stretch by stretch. */
    Page<Fact.LoadSeen> loads(AssetId asset, Optional<String> after, int most);

    /** When data last arrived in each of some assets; those that none has arrived in are left out. */
    Map<AssetId, Instant> lastLoads(Collection<AssetId> assets);

    /** Events of runs of the job that happened at or after a moment, oldest first. */
    List<Fact.RunSeen> runs(Principal principal, AssetId job, Instant since);

    /**
     * How runs that wrote to a dataset ended, at or after a moment, oldest first.
     *
     * @param most of each state, the latest ones
     */
    List<RunEnd> ends(Principal principal, AssetId dataset, RunState state, Instant since, int most);

    /** The end of a run of a job. */
    record RunEnd(Instant at, RunState state, AssetName job, Optional<String> error) {}

    /**
     * Who tells of a fact.
     *
     * @param source the connected source; empty for events that are pushed
     * @param domain where assets land that no domain claims
     */
    record Origin(Optional<SourceId> source, DomainName domain) {}

    /** What the facts changed. */
    record News(
            List<Asset> appeared,
            List<Reshaped> reshaped,
            List<Loaded> loaded,
            List<Ran> ran,
            List<Troubled> troubled) {
        public News {
            appeared = List.copyOf(appeared);
            reshaped = List.copyOf(reshaped);
            loaded = List.copyOf(loaded);
            ran = List.copyOf(ran);
            troubled = List.copyOf(troubled);
        }
    }

    /** A dataset that was known looks different now. */
    record Reshaped(Asset asset, List<SchemaChange> changes, Instant observed) {
        public Reshaped {
            changes = List.copyOf(changes);
        }
    }

    /** Data arrived in it. */
    record Loaded(Asset asset, Fact.LoadSeen load) {}

    /** Somebody says that something about it is wrong. */
    record Troubled(Asset asset, Fact.ProblemSeen problem) {}

    /** Something happened to one of its runs. */
    record Ran(Asset job, Fact.RunSeen event) {}
}

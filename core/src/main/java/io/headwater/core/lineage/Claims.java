package io.headwater.core.lineage;

import io.headwater.core.access.Principal;
import io.headwater.core.catalog.AssetId;
import io.headwater.core.catalog.AssetKind;
import io.headwater.core.catalog.AssetName;
import io.headwater.core.catalog.SourceId;
import io.headwater.core.collect.Fact.SqlText;
import io.headwater.core.collect.Fact.StatementRole;
import io.headwater.lineage.Level;
import io.headwater.lineage.graph.Layer;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The evidence of what feeds what, and the edges that each piece of it claims. */
public interface Claims {

    /** Texts that nobody has read yet, or that have to be read again; oldest first. */
    List<Unread> unread(int most);

    boolean hasUnread();

    /** Keeps what a text was understood to say, in place of what it was before. */
    void understood(EvidenceId id, Understood understood);

    /** Texts that say something about these are to be read again. */
    void readAgain(Collection<AssetId> changed);

    /** Texts that were read by another engine than this one are to be read again. */
    void readAgainUnlessBy(int engine);

    /** What jobs and logs have not shown since a moment ceased to hold when it was last seen; definitions stay. */
    void endUnseen(Instant since);

    /** Where it may be seen: in the domain of what it is about, or of something that it feeds. */
    Optional<Evidence> evidence(Principal principal, EvidenceId id);

    /** Counts changes of claims; grows whenever one commits. */
    long version();

    /** What changed after a version. */
    Changes changes(long since);

    /** All claims that lead into these assets and their fields, of all times. */
    void into(Collection<AssetId> targets, Consumer<Told> heard);

    /** All claims of all times. */
    void all(Consumer<Told> heard);

    /** What assets are called. */
    Map<AssetId, Label> labels(Collection<AssetId> assets);

    /** Names of all assets that any claim is about. */
    Map<AssetId, Label> labels();

    /** How many texts of a source that hold were understood how well; those not read yet are not counted. */
    Map<StatementRole, Map<Level, Integer>> coverage(SourceId source);

    /**
     * A text that is to be read.
     *
     * @param target where the rows of a query go that does not say so itself
     * @param reads what its source says it reads; empty where it does not say
     */
    record Unread(EvidenceId id, SqlText sql, Optional<AssetName> target, List<AssetName> reads) {
        public Unread {
            reads = List.copyOf(reads);
        }
    }

    /**
     * Assets into which other claims lead than before.
     *
     * @param version the newest change that is heeded
     */
    record Changes(long version, List<AssetId> targets) {
        public Changes {
            targets = List.copyOf(targets);
        }
    }

    /**
     * What one piece of evidence claims to lead into one asset.
     *
     * @param validFrom since when; empty where it did before anybody looked
     * @param validTo until when; empty while it holds
     * @param confidence from 0 to 1
     */
    record Told(
            EvidenceId evidence,
            Layer layer,
            AssetId to,
            Optional<Instant> validFrom,
            Optional<Instant> validTo,
            double confidence,
            List<EdgeClaim> edges) {
        public Told {
            edges = List.copyOf(edges);
        }

        /** Whether it holds at a moment. */
        public boolean holds(Instant moment) {
            return validFrom.filter(moment::isBefore).isEmpty()
                    && validTo.filter(end -> !moment.isBefore(end)).isEmpty();
        }
    }

    /** What an asset is and is called. */
    record Label(AssetKind kind, AssetName name) {}
}

package io.headwater.core.lineage;

import io.headwater.core.catalog.Asset;
import io.headwater.core.collect.Fact.StatementRole;
import io.headwater.lineage.Diagnostic;
import io.headwater.lineage.Level;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A text or an event that says what feeds what.
 *
 * @param role what the text is; empty for an event
 * @param about what it defines, or the job that ran it; empty for a log
 * @param dialect of the text, in a word; empty for an event
 * @param sql the text; empty for an event
 * @param firstSeen when Headwater first learnt of it
 * @param lastSeen when it was last seen, to a quarter of a day
 * @param validFrom since when it holds; empty where it did before anybody looked
 * @param validTo when it ceased to hold; empty while it does
 * @param understood how well the text was understood; empty until it has been read, and for an event
 */
public record Evidence(
        EvidenceId id,
        Optional<StatementRole> role,
        Optional<Asset> about,
        String dialect,
        String sql,
        Instant firstSeen,
        Instant lastSeen,
        Optional<Instant> validFrom,
        Optional<Instant> validTo,
        Optional<Comprehension> understood) {

    /**
     * How well a text was understood.
     *
     * @param confidence from 0 to 1
     */
    public record Comprehension(Level level, double confidence, List<Diagnostic> diagnostics) {
        public Comprehension {
            diagnostics = List.copyOf(diagnostics);
        }
    }
}

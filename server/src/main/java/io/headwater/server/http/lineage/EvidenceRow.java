package io.headwater.server.http.lineage;

import io.headwater.core.collect.Fact.StatementRole;
import io.headwater.core.lineage.Evidence;
import io.headwater.lineage.Diagnostic;
import io.headwater.lineage.Level;
import io.headwater.server.http.lineage.LineagePage.NamedRow;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text or an event that says what feeds what.
 *
 * @param role what the text is; absent for an event
 * @param about what it defines, or the job that ran it; absent for a log
 * @param sql the text; empty for an event
 * @param validFrom since when it holds; absent where it did before anybody looked
 * @param validTo when it ceased to hold
 * @param level how well the text was understood; absent until it is read, and for an event
 * @param diagnostics what was not understood, and where the source itself says otherwise; offsets in UTF-16 units
 */
public record EvidenceRow(
        long id,
        @Nullable StatementRole role,
        @Nullable NamedRow about,
        String dialect,
        String sql,
        Instant firstSeen,
        Instant lastSeen,
        @Nullable Instant validFrom,
        @Nullable Instant validTo,
        @Nullable Level level,
        @Nullable Double confidence,
        List<Diagnostic> diagnostics) {
    public EvidenceRow {
        diagnostics = List.copyOf(diagnostics);
    }

    static EvidenceRow of(Evidence evidence) {
        var understood = evidence.understood();
        return new EvidenceRow(
                evidence.id().value(),
                evidence.role().orElse(null),
                evidence.about().map(NamedRow::of).orElse(null),
                evidence.dialect(),
                evidence.sql(),
                evidence.firstSeen(),
                evidence.lastSeen(),
                evidence.validFrom().orElse(null),
                evidence.validTo().orElse(null),
                understood.map(Evidence.Comprehension::level).orElse(null),
                understood.map(Evidence.Comprehension::confidence).orElse(null),
                understood.map(Evidence.Comprehension::diagnostics).orElse(List.of()));
    }
}

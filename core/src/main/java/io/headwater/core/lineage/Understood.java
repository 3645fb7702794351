package io.headwater.core.lineage;

import io.headwater.lineage.Diagnostic;
import io.headwater.lineage.Level;
import java.util.List;

/**
 * What a text was understood to say.
 *
 * @param confidence from 0 to 1: the share of what it refers to that found its source for certain
 * @param diagnostics what was not understood, and where the source itself says otherwise
 * @param isUnresolved whether it names datasets that nobody knows yet
 */
public record Understood(
        List<EdgeClaim> edges, Level level, double confidence, List<Diagnostic> diagnostics, boolean isUnresolved) {
    public Understood {
        edges = List.copyOf(edges);
        diagnostics = List.copyOf(diagnostics);
    }
}

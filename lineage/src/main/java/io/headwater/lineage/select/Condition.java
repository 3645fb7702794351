package io.headwater.lineage.select;

import io.headwater.lineage.graph.Graph;

/** What holds of some assets and not of others. */
@FunctionalInterface
public interface Condition {
    /** Whether it holds of an asset of a graph. */
    boolean holds(Graph graph, int asset);
}

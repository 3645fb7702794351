package io.headwater.lineage.select;

import io.headwater.lineage.graph.Graph;
import java.util.Collection;

/** What a word before a colon means; supplied by whoever knows of tags, owners or reads. */
@FunctionalInterface
public interface Criterion {
    /**
     * The condition that an argument makes of it.
     *
     * @throws IllegalArgumentException with what is expected, where it does not understand the argument
     */
    Condition with(String argument);

    /** Labels of an asset. */
    @FunctionalInterface
    interface Labels {
        /** The asset's labels, in any order. */
        Collection<String> of(Graph graph, int asset);
    }

    /** A criterion that holds where a label is like the argument, in which {@code *} and {@code ?} stand for others. */
    static Criterion ofLabels(Labels labels) {
        return argument ->
                (graph, asset) -> labels.of(graph, asset).stream().anyMatch(label -> Glob.matches(argument, label, 0));
    }
}

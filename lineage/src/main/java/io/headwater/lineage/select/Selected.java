package io.headwater.lineage.select;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What an expression selects of a graph. */
public final class Selected {
    private final BitSet nodes;
    private final List<Notice> notices;
    private final Optional<String> cut;

    Selected(BitSet nodes, List<Notice> notices, Optional<String> cut) {
        this.nodes = (BitSet) nodes.clone();
        this.notices = List.copyOf(notices);
        this.cut = cut;
    }

    /**
     * A part of the expression that selects nothing.
     *
     * @param offset where it stands, in UTF-16 units of the expression it is of
     * @param text what was not found, and what may have been meant
     */
    public record Notice(int offset, String text) {}

    /** The nodes of the graph, by number. */
    public IntStream nodes() {
        return nodes.stream();
    }

    public int size() {
        return nodes.cardinality();
    }

    public boolean contains(int node) {
        return nodes.get(node);
    }

    /** Parts of the expression that select nothing: often a name that is misspelt. */
    public List<Notice> notices() {
        return notices;
    }

    /** Why something may be missing; empty where the answer is exact. */
    public Optional<String> cut() {
        return cut;
    }

    /** Whether the answer is exact. */
    public boolean complete() {
        return cut.isEmpty();
    }
}

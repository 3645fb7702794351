package io.headwater.lineage.graph;

import java.util.List;
import java.util.Optional;

/**
 * Ways from one node to another, shortest first.
 *
 * @param cut why some may be missing; empty where the answer is exact within the limits of its question
 */
public record Paths(List<Path> paths, Optional<String> cut) {
    /**
     * A way from one node to another in the direction of the data, on which no node stands twice.
     *
     * @param nodes all of them, both ends included
     * @param length in edges; less than there are steps where an asset as a whole leads on to one of its fields
     */
    public record Path(List<Integer> nodes, int length) {
        public Path {
            nodes = List.copyOf(nodes);
        }
    }

    public Paths {
        paths = List.copyOf(paths);
    }

    /** Whether the answer is exact within the limits of its question. */
    public boolean complete() {
        return cut.isEmpty();
    }
}

package io.headwater.lineage.graph;

import io.headwater.lineage.graph.Paths.Path;
import io.headwater.lineage.graph.View.Budget;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A shortest path by two breadth-first waves that go towards each other, the narrower one next (Pohl, Bi-directional
 * Search, 1971). Where they first meet, any node will do: one that the other wave had reached in fewer edges would have
 * been met an edge before.
 */
final class Shortest {
    private static final int NOWHERE = -1;

    private final Wave forward;
    private final Wave backward;

    /** Two waves that have begun at either end. */
    Shortest(Wave forward, Wave backward) {
        this.forward = forward;
        this.backward = backward;
    }

    /** The path, if there is one of at most that many edges. */
    Paths within(int depth, Budget budget) {
        int meeting = meeting(forward, backward);
        while (meeting == NOWHERE && forward.width() > 0 && backward.width() > 0 && length() < depth) {
            boolean forth = forward.width() <= backward.width();
            var next = forth ? forward : backward;
            if (!next.advance()) {
                return new Paths(List.of(), Optional.of(budget.reason()));
            }
            meeting = meeting(next, forth ? backward : forward);
        }
        return new Paths(meeting == NOWHERE ? List.of() : List.of(through(meeting)), Optional.empty());
    }

    private int length() {
        return forward.depth() + backward.depth();
    }

    /** A node that a wave came to last and the other has seen. */
    private static int meeting(Wave wave, Wave other) {
        for (int place = wave.levelStart(wave.depth()); place < wave.levelEnd(wave.depth()); place++) {
            if (other.hasSeen(wave.node(place))) {
                return wave.node(place);
            }
        }
        return NOWHERE;
    }

    private Path through(int meeting) {
        var nodes = new ArrayList<Integer>();
        var first = forward.wayBack(meeting);
        for (int i = 0; i < first.size(); i++) {
            nodes.add(first.get(i));
        }
        Collections.reverse(nodes);
        var second = backward.wayBack(meeting);
        for (int i = 1; i < second.size(); i++) {
            nodes.add(second.get(i));
        }
        return new Path(nodes, forward.depthOf(meeting) + backward.depthOf(meeting));
    }
}

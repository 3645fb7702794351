package io.headwater.lineage.graph;

/**
 * A breadth-first search that can be used again: what it costs to begin anew is in proportion to what was reached.
 *
 * <p>What is reached stands in a queue, level by level. The asset of a field that is reached against the data is passed
 * through at the field's depth without being reached; it stands there as its complement.
 */
final class Wave {
    private final long[] seen;
    private final long[] passed;
    private final int[] places;
    private final Ints queue = new Ints();
    private final Ints parents = new Ints();
    private final Ints levelEnds = new Ints();
    private final Ints near = new Ints();
    private View view;

    /** A wave over as many nodes as a view has. */
    Wave(View view) {
        int words = (view.size() + 63) / 64;
        this.view = view;
        seen = new long[words];
        passed = new long[words];
        places = new int[view.size()];
    }

    /** Begins anew, in another view of the same size; {@code starts} are nodes of its scope. */
    void begin(View other, int... starts) {
        for (int place = 0; place < queue.size(); place++) {
            int word = node(place) >> 6;
            seen[word] = 0;
            passed[word] = 0;
        }
        view = other;
        queue.clear();
        parents.clear();
        levelEnds.clear();
        for (int start : starts) {
            reach(start, -1);
        }
        levelEnds.add(queue.size());
    }

    /** How far it has come, in edges. */
    int depth() {
        return levelEnds.size() - 1;
    }

    /** How many nodes lie at the depth it has come to. */
    int width() {
        return queue.size() - levelStart(depth());
    }

    int levelStart(int depth) {
        return depth == 0 ? 0 : levelEnds.get(depth - 1);
    }

    int levelEnd(int depth) {
        return levelEnds.get(depth);
    }

    /** Goes one edge further; false where the budget ended on the way. */
    boolean advance() {
        int end = queue.size();
        for (int place = levelStart(depth()); place < end; place++) {
            if (view.isExhausted()) {
                levelEnds.add(queue.size());
                return false;
            }
            near.clear();
            view.addNeighbours(node(place), near);
            for (int i = 0; i < near.size(); i++) {
                reach(near.get(i), place);
            }
        }
        levelEnds.add(queue.size());
        return true;
    }

    /** Goes on until a depth or until nothing more is reached; false where the budget ended on the way. */
    boolean advanceTo(int depth) {
        while (width() > 0 && depth() < depth) {
            if (!advance()) {
                return false;
            }
        }
        return true;
    }

    boolean hasSeen(int node) {
        return (seen[node >> 6] & 1L << node) != 0;
    }

    /** How many edges away a node that was seen is. */
    int depthOf(int node) {
        int low = 0;
        int high = depth();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (places[node] < levelEnds.get(middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** The node at a place of the queue, be it reached or passed through. */
    int node(int place) {
        int node = queue.get(place);
        return node < 0 ? ~node : node;
    }

    boolean isReached(int place) {
        return queue.get(place) >= 0;
    }

    /** Hears of a node and its depth. */
    interface Visitor {
        void visit(int node, int depth);
    }

    /** Tells all that was reached, nearest first. */
    void forEachReached(Visitor visitor) {
        for (int depth = 0; depth <= depth(); depth++) {
            for (int place = levelStart(depth); place < levelEnd(depth); place++) {
                if (isReached(place)) {
                    visitor.visit(node(place), depth);
                }
            }
        }
    }

    /** The way back from a node that was seen to where the wave began, both included. */
    Ints wayBack(int node) {
        var way = new Ints();
        for (int place = places[node]; place >= 0; place = parents.get(place)) {
            way.add(node(place));
        }
        return way;
    }

    private void reach(int node, int parent) {
        if (mark(seen, node)) {
            places[node] = queue.size();
            enter(node, parent);
            reachParts(node);
        } else if ((passed[node >> 6] & 1L << node) != 0) {
            passed[node >> 6] &= ~(1L << node);
            enter(node, parent);
        }
    }

    private void reachParts(int node) {
        int place = queue.size() - 1;
        int start = near.size();
        view.addParts(node, near);
        for (int i = start; i < near.size(); i++) {
            int part = near.get(i);
            if (mark(seen, part)) {
                boolean isWhole = part < node; // assets come before fields
                places[part] = queue.size();
                if (isWhole) {
                    mark(passed, part);
                }
                enter(isWhole ? ~part : part, place);
            }
        }
        near.shrink(start);
    }

    private void enter(int entry, int parent) {
        queue.add(entry);
        parents.add(parent);
    }

    private static boolean mark(long[] bits, int node) {
        long bit = 1L << node;
        boolean isNew = (bits[node >> 6] & bit) == 0;
        bits[node >> 6] |= bit;
        return isNew;
    }
}

package io.headwater.lineage.graph;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;

/**
 * Collects what is new and what has ended, and makes of it and a graph the next graph.
 *
 * <p>What has ended or is removed is told by the numbers of the graph before, and takes effect before what is new does. New
 * things are told by handles, which this builder gives out and which mean nothing elsewhere. A claim that is made again,
 * or that goes on where an earlier one of the same ends, relation and layer stops, becomes one with it; of two confidences
 * the higher one stands. The work is in proportion to what is collected, and one pass over the graph. For one thread.
 */
public final class GraphBuilder {
    private final Graph before;
    private final NamePool assets = new NamePool();
    private final NamePool names = new NamePool();
    private final Ints owners = new Ints();
    private final Ints ownNames = new Ints();
    private final EdgeTable added = new EdgeTable(0);
    private final BitSet removed = new BitSet();
    private final int[] ends;
    private int[] slots = new int[64];
    private boolean isSpent;

    GraphBuilder(Graph before) {
        this.before = before;
        this.ends = before.edges.validTo.clone();
    }

    /**
     * A handle of an asset, which is added where it is not there.
     *
     * @throws IllegalArgumentException for {@link NodeKind#FIELD}
     */
    public int asset(NodeKind kind, String name) {
        if (kind == NodeKind.FIELD) {
            throw new IllegalArgumentException("a field is named by its asset: field(asset, name), not " + name);
        }
        return assets.number(Graph.key(kind, name));
    }

    /** A handle of a table, view, set of files or topic. */
    public int dataset(String name) {
        return asset(NodeKind.DATASET, name);
    }

    /**
     * A handle of a field, which is added where it is not there.
     *
     * @param asset the handle of what it belongs to
     */
    public int field(int asset, String name) {
        if (asset < 0 || asset >= assets.size()) {
            throw new IllegalArgumentException("not the handle of an asset: " + asset);
        }
        int number = names.number(name.getBytes(StandardCharsets.UTF_8));
        int slot = slotOf(asset, number);
        if (slots[slot] == 0) {
            owners.add(asset);
            ownNames.add(number);
            slots[slot] = owners.size();
            widen();
            return ~(owners.size() - 1);
        }
        return ~(slots[slot] - 1);
    }

    /** Adds an edge between two handles. */
    public GraphBuilder edge(int from, int to, Claim claim) {
        check(from);
        check(to);
        added.add(from, to, claim);
        return this;
    }

    /**
     * Ends an edge of the graph before; one that would end before it began is no more.
     *
     * @param at in seconds since 1970
     */
    public GraphBuilder end(int edge, long at) {
        ends[edge] = Math.min(ends[edge], Packed.moment(at));
        return this;
    }

    /**
     * Ends what a layer claims to lead into a node of the graph before, and into the fields of an asset: what it still
     * claims is to be added again, and then goes on.
     *
     * @param at in seconds since 1970
     */
    public GraphBuilder endInto(int node, Layer layer, long at) {
        endOwn(node, layer, at);
        if (before.isAsset(node)) {
            before.fieldsOf(node).forEach(field -> endOwn(field, layer, at));
        }
        return this;
    }

    /** Takes an edge of the graph before away, as if it had never been. */
    public GraphBuilder removeEdge(int edge) {
        return end(edge, Claim.EVER);
    }

    /** Takes a node of the graph before away with its edges, and an asset with its fields. */
    public GraphBuilder removeNode(int node) {
        removed.set(node);
        if (before.isAsset(node)) {
            removed.set(before.firstField(node), before.endField(node));
        }
        return this;
    }

    /**
     * The graph before with all that was collected, once.
     *
     * @throws IllegalStateException when it is called again
     */
    public Graph build() {
        if (isSpent) {
            throw new IllegalStateException("this builder has built its graph: begin another with change()");
        }
        isSpent = true;
        var gone = removed.get(0, before.assets());
        var goneFields = removed.get(before.assets(), before.nodes());
        var assetsNow = before.assetNames.merge(gone, assets);
        var unused = before.fields.unused(before.fieldNames.size(), goneFields);
        var namesNow = before.fieldNames.merge(unused, names);
        var fieldsNow = before.fields.merge(
                goneFields,
                assetsNow,
                namesNow,
                assetsNow.ofAdded().now(owners),
                namesNow.ofAdded().now(ownNames));
        var edges = new EdgeMerge(before.edges, ends, assetsNow, fieldsNow).with(added);
        return new Graph(assetsNow.names(), namesNow.names(), fieldsNow.fields(), edges);
    }

    private void endOwn(int node, Layer layer, long at) {
        before.edgesInto(node)
                .filter(edge -> Packed.layer(before.edges.kinds[edge]) == layer)
                .forEach(edge -> end(edge, at));
    }

    private void check(int handle) {
        if (handle >= assets.size() || ~handle >= owners.size()) {
            throw new IllegalArgumentException("not a handle of this builder: " + handle);
        }
    }

    private int slotOf(int owner, int name) {
        int slot = NamePool.spread(owner * 0x85EBCA6B ^ name) & (slots.length - 1);
        while (slots[slot] != 0 && !(owners.get(slots[slot] - 1) == owner && ownNames.get(slots[slot] - 1) == name)) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    private void widen() {
        if (owners.size() * 2 > slots.length) {
            slots = new int[slots.length * 2];
            for (int field = 0; field < owners.size(); field++) {
                slots[slotOf(owners.get(field), ownNames.get(field))] = field + 1;
            }
        }
    }
}

package io.headwater.lineage.graph;

/** Makes new edges of old ones, when each of them ends, and added ones. */
final class EdgeMerge {
    private final Edges old;
    private final int[] ends;
    private final Names.Merged assets;
    private final Fields.Merged fields;

    /**
     * A merge on to nodes as they are numbered now.
     *
     * @param ends when each old edge ends; it is no more where that is not after its beginning
     */
    EdgeMerge(Edges old, int[] ends, Names.Merged assets, Fields.Merged fields) {
        this.old = old;
        this.ends = ends;
        this.assets = assets;
        this.fields = fields;
    }

    /** All edges together; both ends of each added one are handles, which are replaced by numbers. */
    Edges with(EdgeTable added) {
        number(added.from, added.size);
        number(added.to, added.size);
        var kept = EdgeTable.of(kept(old.sourceOfEach()), kept(old.targets), old, ends);
        int nodes = assets.names().size() + fields.fields().size();
        int[] order = added.sorted(nodes);
        var merged = new EdgeTable(kept.size + added.size);
        int next = 0;
        for (int row = 0; row < kept.size; row++) {
            if (isGone(kept, row)) {
                continue;
            }
            while (next < order.length && added.compare(order[next], kept, row) < 0) {
                merged.append(added, order[next++]);
            }
            merged.append(kept, row);
        }
        while (next < order.length) {
            merged.append(added, order[next++]);
        }
        return new Edges(Order.starts(merged.sources(), nodes), merged);
    }

    private static boolean isGone(EdgeTable table, int row) {
        return table.from[row] < 0 || table.to[row] < 0 || table.validTo[row] <= table.validFrom[row];
    }

    private void number(int[] handles, int size) {
        for (int i = 0; i < size; i++) {
            int handle = handles[i];
            handles[i] = handle >= 0
                    ? assets.ofAdded().now(handle)
                    : assets.names().size() + fields.ofAdded().now(~handle);
        }
    }

    /** Old nodes as they are numbered now; -1 for those that are gone. */
    private int[] kept(int[] nodes) {
        int oldAssets = assets.ofOld().size();
        int[] kept = new int[nodes.length];
        for (int i = 0; i < nodes.length; i++) {
            int node = nodes[i];
            int field = node < oldAssets ? -1 : fields.ofOld().now(node - oldAssets);
            kept[i] = node < oldAssets
                    ? assets.ofOld().now(node)
                    : field < 0 ? -1 : assets.names().size() + field;
        }
        return kept;
    }
}

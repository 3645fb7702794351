package io.headwater.lineage.graph;

import io.headwater.lineage.graph.Names.Numbering;
import java.util.Arrays;
import java.util.BitSet;

/** Which asset each field belongs to and what it is called; sorted by asset, then by name. */
final class Fields {
    static final Fields NONE = new Fields(new int[0], new int[0], 0);

    private final int[] starts;
    private final int[] owners;
    private final int[] names;

    private Fields(int[] owners, int[] names, int assets) {
        this.starts = Order.starts(owners, assets);
        this.owners = owners;
        this.names = names;
    }

    /**
     * Old fields and new ones together.
     *
     * @param ofOld where each old field stands now
     * @param ofAdded where each added one stands now
     */
    record Merged(Fields fields, Numbering ofOld, Numbering ofAdded) {}

    int size() {
        return owners.length;
    }

    int start(int asset) {
        return starts[asset];
    }

    int end(int asset) {
        return starts[asset + 1];
    }

    int owner(int field) {
        return owners[field];
    }

    int name(int field) {
        return names[field];
    }

    /** The field of an asset by the number of its name; negative where there is none. */
    int find(int asset, int name) {
        return name < 0 ? -1 : Arrays.binarySearch(names, starts[asset], starts[asset + 1], name);
    }

    /** Names that no field bears but those left out. */
    BitSet unused(int count, BitSet leftOut) {
        var unused = new BitSet(count);
        unused.set(0, count);
        for (int field = 0; field < names.length; field++) {
            if (!leftOut.get(field)) {
                unused.clear(names[field]);
            }
        }
        return unused;
    }

    /**
     * These without those left out, and with those added.
     *
     * @param owners of the added ones, as assets are numbered now
     * @param names of the added ones, as names are numbered now
     */
    Merged merge(BitSet leftOut, Names.Merged assets, Names.Merged all, int[] owners, int[] names) {
        int[] byName = Order.by(Order.asIs(owners.length), names, all.names().size());
        int[] order = Order.by(byName, owners, assets.names().size());
        var merging = new Merging(size(), owners.length);
        int next = 0;
        for (int field = 0; field < size(); field++) {
            if (leftOut.get(field)) {
                continue;
            }
            int owner = assets.ofOld().now(this.owners[field]);
            int name = all.ofOld().now(this.names[field]);
            while (next < order.length && key(owners[order[next]], names[order[next]]) < key(owner, name)) {
                merging.append(order[next++], owners, names);
            }
            merging.ofOld.set(field, merging.append(owner, name));
        }
        while (next < order.length) {
            merging.append(order[next++], owners, names);
        }
        return merging.merged(assets.names().size());
    }

    private static long key(int owner, int name) {
        return (long) owner << 32 | name;
    }

    private static final class Merging {
        private final int[] owners;
        private final int[] names;
        private final Numbering ofOld;
        private final Numbering ofAdded;
        private int size;

        Merging(int old, int added) {
            owners = new int[old + added];
            names = new int[old + added];
            ofOld = new Numbering(old);
            ofAdded = new Numbering(added);
        }

        /** Where the field stands; again where it was the last. */
        int append(int owner, int name) {
            if (size == 0 || owners[size - 1] != owner || names[size - 1] != name) {
                owners[size] = owner;
                names[size] = name;
                size++;
            }
            return size - 1;
        }

        void append(int added, int[] owners, int[] names) {
            ofAdded.set(added, append(owners[added], names[added]));
        }

        Merged merged(int assets) {
            var fields = new Fields(Arrays.copyOf(owners, size), Arrays.copyOf(names, size), assets);
            return new Merged(fields, ofOld, ofAdded);
        }
    }
}

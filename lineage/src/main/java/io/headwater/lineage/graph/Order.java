package io.headwater.lineage.graph;

import java.util.Arrays;

/** Orders of numbered things, by counting. */
final class Order {
    private Order() {}

    static int[] asIs(int size) {
        int[] order = new int[size];
        Arrays.setAll(order, i -> i);
        return order;
    }

    /**
     * An order by key; where keys are equal, as before.
     *
     * @param keys one a thing, from 0 to below {@code bound}; what follows them is ignored
     */
    static int[] by(int[] before, int[] keys, int bound) {
        int[] next = starts(keys, before.length, bound);
        int[] after = new int[before.length];
        for (int thing : before) {
            after[next[keys[thing]]++] = thing;
        }
        return after;
    }

    /** Where the things of each key begin; one more at the end. */
    static int[] starts(int[] keys, int bound) {
        return starts(keys, keys.length, bound);
    }

    private static int[] starts(int[] keys, int size, int bound) {
        int[] starts = new int[bound + 1];
        for (int i = 0; i < size; i++) {
            starts[keys[i] + 1]++;
        }
        for (int key = 0; key < bound; key++) {
            starts[key + 1] += starts[key];
        }
        return starts;
    }
}

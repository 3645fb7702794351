package io.headwater.lineage.graph;

import java.util.Arrays;

/** Byte strings that are numbered in the order in which they are first seen. */
final class NamePool {
    private byte[] bytes = new byte[256];
    private final Ints starts = new Ints();
    private int[] slots = new int[64];

    NamePool() {
        starts.add(0);
    }

    int size() {
        return starts.size() - 1;
    }

    /** The number of a name; it gets the next one where it is new. */
    int number(byte[] name) {
        int slot = slotOf(name);
        if (slots[slot] != 0) {
            return slots[slot] - 1;
        }
        append(name);
        slots[slot] = size();
        if (size() * 2 > slots.length) {
            widen();
        }
        return size() - 1;
    }

    int compare(int a, int b) {
        return Arrays.compareUnsigned(bytes, starts.get(a), starts.get(a + 1), bytes, starts.get(b), starts.get(b + 1));
    }

    byte[] bytes() {
        return bytes;
    }

    int start(int number) {
        return starts.get(number);
    }

    int end(int number) {
        return starts.get(number + 1);
    }

    /** Bytes of all names together. */
    int length() {
        return starts.last();
    }

    /** Numbers by the order of their names. */
    int[] sorted() {
        int[] order = new int[size()];
        Arrays.setAll(order, i -> i);
        int[] other = order.clone();
        for (int width = 1; width < order.length; width *= 2) {
            mergeRuns(order, other, width);
            int[] swapped = order;
            order = other;
            other = swapped;
        }
        return order;
    }

    private void mergeRuns(int[] from, int[] to, int width) {
        for (int low = 0; low < from.length; low += 2 * width) {
            int middle = Math.min(low + width, from.length);
            int high = Math.min(middle + width, from.length);
            int left = low;
            int right = middle;
            for (int i = low; i < high; i++) {
                boolean takesLeft = left < middle && (right >= high || compare(from[left], from[right]) <= 0);
                to[i] = takesLeft ? from[left++] : from[right++];
            }
        }
    }

    private void append(byte[] name) {
        int start = starts.last();
        int end = Math.addExact(start, name.length);
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(end, bytes.length + (bytes.length >> 1)));
        }
        System.arraycopy(name, 0, bytes, start, name.length);
        starts.add(end);
    }

    private int slotOf(byte[] name) {
        int slot = spread(Arrays.hashCode(name)) & (slots.length - 1);
        while (slots[slot] != 0 && !holds(slots[slot] - 1, name)) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    private boolean holds(int number, byte[] name) {
        return Arrays.equals(bytes, start(number), end(number), name, 0, name.length);
    }

    private void widen() {
        slots = new int[slots.length * 2];
        for (int number = 0; number < size(); number++) {
            int slot = spread(hash(start(number), end(number))) & (slots.length - 1);
            while (slots[slot] != 0) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = number + 1;
        }
    }

    /** As {@link Arrays#hashCode(byte[])} of a part. */
    private int hash(int start, int end) {
        int hash = 1;
        for (int i = start; i < end; i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash;
    }

    static int spread(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed ^ (mixed >>> 15);
    }
}

package io.headwater.lineage.graph;

import java.util.Arrays;

/** Ints that grow in number. */
final class Ints {
    private int[] items = new int[16];
    private int size;

    void add(int item) {
        if (size == items.length) {
            items = Arrays.copyOf(items, size + (size >> 1));
        }
        items[size++] = item;
    }

    int get(int index) {
        return items[index];
    }

    void set(int index, int item) {
        items[index] = item;
    }

    int last() {
        return items[size - 1];
    }

    int pop() {
        return items[--size];
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    void clear() {
        size = 0;
    }

    void shrink(int length) {
        size = length;
    }

    /** Sorts what stands from an index on. */
    void sortFrom(int index) {
        Arrays.sort(items, index, size);
    }

    /** A copy, last ones first. */
    int[] reversed() {
        int[] reversed = new int[size];
        for (int i = 0; i < size; i++) {
            reversed[i] = items[size - 1 - i];
        }
        return reversed;
    }

    int[] copy() {
        return Arrays.copyOf(items, size);
    }
}

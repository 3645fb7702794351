package io.headwater.detect.segment;

/** Numbers pairs in the order in which they come, when there are too many possible ones for a table. */
final class PairNumbers {
    private static final long SPREAD = 0x9E3779B97F4A7C15L;
    private static final int HIGH_BITS = 40;

    private final long[] keys;
    private final int[] numbers;
    private final int mask;
    private int size;

    private PairNumbers(int most) {
        int capacity = Integer.highestOneBit(Math.max(8, most)) * 4;
        keys = new long[capacity];
        numbers = new int[capacity];
        mask = capacity - 1;
    }

    /** Writes the number of each pair, and says how many there are. */
    static int number(int[] first, int[] second, int seconds, int[] pairs) {
        var numbers = new PairNumbers(first.length);
        for (int i = 0; i < first.length; i++) {
            pairs[i] = numbers.of((long) first[i] * seconds + second[i]);
        }
        return numbers.size;
    }

    private int of(long key) {
        int slot = ((int) ((key * SPREAD) >>> HIGH_BITS)) & mask;
        while (numbers[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        if (numbers[slot] == 0) {
            keys[slot] = key;
            numbers[slot] = ++size;
        }
        return numbers[slot] - 1;
    }
}

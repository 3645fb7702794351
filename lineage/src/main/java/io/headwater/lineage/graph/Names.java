package io.headwater.lineage.graph;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;

/** Byte strings in their order, each once, end to end in one array. */
final class Names {
    static final Names NONE = new Names(new byte[0], new int[1]);

    private final byte[] bytes;
    private final int[] starts;

    private Names(byte[] bytes, int[] starts) {
        this.bytes = bytes;
        this.starts = starts;
    }

    /**
     * Old names and new ones together.
     *
     * @param ofOld where each old name stands now
     * @param ofAdded where each number of the pool stands now
     */
    record Merged(Names names, Numbering ofOld, Numbering ofAdded) {}

    int size() {
        return starts.length - 1;
    }

    /** A name's text but for its last bytes. */
    String text(int index, int without) {
        return new String(bytes, starts[index], starts[index + 1] - without - starts[index], StandardCharsets.UTF_8);
    }

    byte lastByte(int index) {
        return bytes[starts[index + 1] - 1];
    }

    /** Where a name stands; negative where it does not. */
    int find(byte[] name) {
        int low = 0;
        int high = size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = Arrays.compareUnsigned(bytes, starts[middle], starts[middle + 1], name, 0, name.length);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    /** These without those left out, and with those added. */
    Merged merge(BitSet leftOut, NamePool added) {
        int[] order = added.sorted();
        var ofOld = new Numbering(size());
        var ofAdded = new Numbering(order.length);
        var writer = new Writer(size() + order.length, bytes.length + added.length());
        int old = 0;
        int next = 0;
        while (old < size() || next < order.length) {
            int compared = old == size() ? 1 : next == order.length ? -1 : compare(old, added, order[next]);
            boolean isKept = compared <= 0 && !leftOut.get(old);
            if (isKept) {
                ofOld.set(old, writer.size);
            }
            if (compared >= 0) {
                ofAdded.set(order[next], writer.size);
                writer.write(added.bytes(), added.start(order[next]), added.end(order[next]));
                next++;
            } else if (isKept) {
                writer.write(bytes, starts[old], starts[old + 1]);
            }
            old += compared <= 0 ? 1 : 0;
        }
        return new Merged(writer.names(), ofOld, ofAdded);
    }

    private int compare(int old, NamePool pool, int number) {
        return Arrays.compareUnsigned(
                bytes, starts[old], starts[old + 1], pool.bytes(), pool.start(number), pool.end(number));
    }

    private static final class Writer {
        private final byte[] bytes;
        private final int[] starts;
        private int size;

        Writer(int names, int length) {
            bytes = new byte[length];
            starts = new int[names + 1];
        }

        void write(byte[] from, int start, int end) {
            System.arraycopy(from, start, bytes, starts[size], end - start);
            starts[size + 1] = starts[size] + end - start;
            size++;
        }

        Names names() {
            return new Names(Arrays.copyOf(bytes, starts[size]), Arrays.copyOf(starts, size + 1));
        }
    }

    /** What things that were numbered otherwise are numbered now. */
    static final class Numbering {
        private static final int GONE = -1;

        private final int[] numbers;

        /** So many things, of which none is there yet. */
        Numbering(int size) {
            numbers = new int[size];
            Arrays.fill(numbers, GONE);
        }

        int size() {
            return numbers.length;
        }

        void set(int before, int now) {
            numbers[before] = now;
        }

        /** The number now; negative where the thing is gone. */
        int now(int before) {
            return numbers[before];
        }

        /** The numbers of several things now. */
        int[] now(Ints before) {
            int[] now = new int[before.size()];
            Arrays.setAll(now, i -> numbers[before.get(i)]);
            return now;
        }
    }
}

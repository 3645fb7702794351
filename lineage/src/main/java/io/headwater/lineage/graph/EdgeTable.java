package io.headwater.lineage.graph;

import java.util.Arrays;

/** Edges in rows, one array a column. */
final class EdgeTable {
    int[] from;
    int[] to;
    byte[] kinds;
    int[] validFrom;
    int[] validTo;
    byte[] confidence;
    int size;

    EdgeTable(int capacity) {
        from = new int[capacity];
        to = new int[capacity];
        kinds = new byte[capacity];
        validFrom = new int[capacity];
        validTo = new int[capacity];
        confidence = new byte[capacity];
    }

    /** Adds a row; none for what is never valid from 1970 to 2106. */
    void add(int source, int target, Claim claim) {
        if (Packed.moment(claim.validFrom()) >= Packed.moment(claim.validTo())) {
            return;
        }
        if (size == from.length) {
            widen(Math.max(64, size + (size >> 1)));
        }
        from[size] = source;
        to[size] = target;
        kinds[size] = Packed.kind(claim.relation(), claim.layer());
        validFrom[size] = Packed.moment(claim.validFrom());
        validTo[size] = Packed.moment(claim.validTo());
        confidence[size] = Packed.confidence(claim.confidence());
        size++;
    }

    /** Edges with other ends and endings. */
    static EdgeTable of(int[] from, int[] to, Edges edges, int[] validTo) {
        var table = new EdgeTable(0);
        table.from = from;
        table.to = to;
        table.kinds = edges.kinds;
        table.validFrom = edges.validFrom;
        table.validTo = validTo;
        table.confidence = edges.confidence;
        table.size = from.length;
        return table;
    }

    /** The source of each row. */
    int[] sources() {
        return from.length == size ? from : Arrays.copyOf(from, size);
    }

    /** Which of two rows comes first: by source, target, kind, beginning. */
    int compare(int row, EdgeTable other, int otherRow) {
        if (from[row] != other.from[otherRow]) {
            return Integer.compare(from[row], other.from[otherRow]);
        }
        if (to[row] != other.to[otherRow]) {
            return Integer.compare(to[row], other.to[otherRow]);
        }
        return Long.compare(rank(row), other.rank(otherRow));
    }

    /** Appends a row of another table; joins it to the last one where the two say the same of moments that meet. */
    void append(EdgeTable other, int row) {
        int last = size - 1;
        if (last >= 0 && saysTheSame(last, other, row) && other.validFrom[row] <= validTo[last]) {
            validTo[last] = Math.max(validTo[last], other.validTo[row]);
            confidence[last] = (byte) Math.max(confidence[last], other.confidence[row]);
            return;
        }
        from[size] = other.from[row];
        to[size] = other.to[row];
        kinds[size] = other.kinds[row];
        validFrom[size] = other.validFrom[row];
        validTo[size] = other.validTo[row];
        confidence[size] = other.confidence[row];
        size++;
    }

    private boolean saysTheSame(int row, EdgeTable other, int otherRow) {
        return from[row] == other.from[otherRow]
                && to[row] == other.to[otherRow]
                && kinds[row] == other.kinds[otherRow];
    }

    /** Rows by source, target, kind and beginning; both ends are nodes below {@code nodes}. */
    int[] sorted(int nodes) {
        int[] byTarget = Order.by(Order.asIs(size), to, nodes);
        int[] order = Order.by(byTarget, from, nodes);
        for (int start = 0; start < size; ) {
            int end = start + 1;
            while (end < size && from[order[end]] == from[order[start]] && to[order[end]] == to[order[start]]) {
                end++;
            }
            if (end - start > 1) {
                sortAlike(order, start, end);
            }
            start = end;
        }
        return order;
    }

    /** Sorts rows of the same two ends. */
    private void sortAlike(int[] order, int start, int end) {
        Integer[] rows = new Integer[end - start];
        Arrays.setAll(rows, i -> order[start + i]);
        Arrays.sort(rows, (a, b) -> Long.compare(rank(a), rank(b)));
        for (int i = start; i < end; i++) {
            order[i] = rows[i - start];
        }
    }

    private long rank(int row) {
        return (long) (kinds[row] & 0xff) << 32 | (validFrom[row] - (long) Integer.MIN_VALUE);
    }

    private void widen(int capacity) {
        from = Arrays.copyOf(from, capacity);
        to = Arrays.copyOf(to, capacity);
        kinds = Arrays.copyOf(kinds, capacity);
        validFrom = Arrays.copyOf(validFrom, capacity);
        validTo = Arrays.copyOf(validTo, capacity);
        confidence = Arrays.copyOf(confidence, capacity);
    }
}

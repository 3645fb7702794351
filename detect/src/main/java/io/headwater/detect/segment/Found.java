package io.headwater.detect.segment;

/**
 * A cell that may explain the change.
 *
 * @param gain what is left of it once the choice among all cells is paid for, in nats
 * @param effect of the cell when it was found, turned so that the whole moved up
 * @param movement of the cell, as a share of what was expected
 */
record Found(Cuboid cuboid, int cell, double gain, double effect, double movement) {

    int conditions() {
        return cuboid.dimensions().length;
    }

    boolean holds(int leaf) {
        return cuboid.ids()[leaf] == cell;
    }

    boolean isSame(Found other) {
        return cuboid == other.cuboid && cell == other.cell;
    }

    /** A leaf of the cell. */
    int leaf() {
        int leaf = 0;
        while (!holds(leaf)) {
            leaf++;
        }
        return leaf;
    }

    /** Whether no dimension keeps the two apart. */
    boolean overlaps(Found other, Leaves leaves) {
        int own = leaf();
        int others = other.leaf();
        for (int dimension : cuboid.dimensions()) {
            if (other.cuboid.has(dimension) && leaves.codes()[dimension][own] != leaves.codes()[dimension][others]) {
                return false;
            }
        }
        return true;
    }

    /** Whether all rows of the other cell are in this one. */
    boolean contains(Found other, Leaves leaves) {
        int own = leaf();
        int others = other.leaf();
        for (int dimension : cuboid.dimensions()) {
            if (!other.cuboid.has(dimension) || leaves.codes()[dimension][own] != leaves.codes()[dimension][others]) {
                return false;
            }
        }
        return true;
    }
}

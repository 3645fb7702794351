package io.headwater.detect.segment;

import java.util.List;

/**
 * What leaves tell about a change, in parts that add up over the leaves of a cell. Everything is turned so that the whole
 * moved up.
 */
interface Evidence {
    /** The part that counts leaves. */
    int LEAVES = 0;

    /** The part that is the whole change: value now less what was expected. */
    int EFFECT = 1;

    /** How many parts there are. */
    int width();

    /** The parts of one leaf after the other. */
    double[] parts();

    /**
     * How much better the data is explained when this cell is taken for changed, in nats; zero where it did not move the
     * way the whole did.
     *
     * @param at where the cell's parts begin
     */
    double gain(double[] sums, int at);

    /** How far a cell moved, as a share of what was expected. */
    double movement(double[] sums, int at);

    /** Whether the whole, its parts summed up, moved by more than chance, which varies so much more than single events. */
    boolean isMoved(double[] sums, double dispersion);

    /** How far a segment has moved at least to be worth telling, as a share of what was expected. */
    default double leastMovement() {
        return 0.05;
    }

    /** By how much gains are too large because leaves vary more than by chance, given those that did not change; at least 1. */
    double dispersion(boolean[] changed);

    /** Which part of the whole change an effect is. */
    default double share(double effect, double[] whole) {
        return whole[EFFECT] <= 0 ? 0 : effect / whole[EFFECT];
    }

    /** What it is that moved. */
    default Explanation.Moved moved() {
        return Explanation.Moved.VALUES;
    }

    /** What there is to say of how the change came about, before any segment. */
    default List<String> reasons() {
        return List.of();
    }

    /** How many conditions a segment may have: with more it is no longer understood, and rarely meant. */
    default int depth() {
        return 3;
    }

    /** The least gain of a further segment, as a share of the first one's. */
    default double leastGain() {
        return 0.1;
    }
}

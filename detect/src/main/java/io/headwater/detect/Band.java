package io.headwater.detect;

/** What is expected: inside [low, high] nothing is said, {@code mid} is the most likely value. */
public record Band(double low, double mid, double high) {
    /** Whether a value needs no explanation. */
    public boolean holds(double value) {
        return value >= low && value <= high;
    }
}

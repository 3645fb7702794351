package io.headwater.core.monitor;

import java.util.List;
import java.util.Optional;

/**
 * What a person has set on a monitor.
 *
 * @param low a fixed lower threshold, in the signal's unit; replaces the learnt one
 * @param high a fixed upper threshold
 * @param segmentFields fields by whose values the signal is watched besides the whole: by the first, and where there
 *     are two by both together
 */
public record Tuning(Sensitivity sensitivity, Optional<Double> low, Optional<Double> high, List<String> segmentFields) {
    public static final Tuning DEFAULT = new Tuning(Sensitivity.MEDIUM, Optional.empty(), Optional.empty(), List.of());

    /** How far outside the ordinary a value must lie. */
    public enum Sensitivity {
        LOW,
        MEDIUM,
        HIGH
    }

    public Tuning {
        segmentFields = List.copyOf(segmentFields);
        if (segmentFields.size() > 2) {
            throw new IllegalArgumentException("segmentFields: at most two: " + segmentFields);
        }
        if (low.isPresent() && high.isPresent() && low.get() > high.get()) {
            throw new IllegalArgumentException("low: must not be above high: %s > %s".formatted(low.get(), high.get()));
        }
    }
}

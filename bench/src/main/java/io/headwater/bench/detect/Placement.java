package io.headwater.bench.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** Where faults go: one at a time, far enough apart, and where something is expected. */
record Placement(int first, int firstSpread, int apart, int apartSpread, int grace, int after) {
    static final Placement DAILY = new Placement(50, 24, 55, 44, 1, 7);
    static final Placement HOURLY = new Placement(30 * 24, 11 * 24, 20 * 24, 19 * 24, 6, 48);

    /** A stretch for a fault. */
    record Place(Fault.Kind kind, int from, int length) {}

    /** How long a fault of a kind lasts, in buckets. */
    interface Length {
        int of(Fault.Kind kind);
    }

    List<Place> places(Dice dice, int size, List<Fault.Kind> kinds, Length length, IntPredicate isFit) {
        var places = new ArrayList<Place>();
        int at = first + dice.below(firstSpread);
        while (true) {
            var kind = kinds.get(dice.below(kinds.size()));
            int lasts = length.of(kind);
            while (at < size && !isFit.test(at)) {
                at++;
            }
            if (at + lasts + after >= size) {
                return places;
            }
            places.add(new Place(kind, at, lasts));
            at += apart + dice.below(apartSpread);
        }
    }

    Fault fault(Place place) {
        int to = place.from() + place.length();
        boolean isLong = place.kind() == Fault.Kind.DRIFT || place.kind() == Fault.Kind.LEVEL_SHIFT;
        return new Fault(place.kind(), place.from(), to, to + (isLong ? after : grace));
    }
}

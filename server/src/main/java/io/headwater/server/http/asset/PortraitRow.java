package io.headwater.server.http.asset;

import io.headwater.detect.Portrait;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was learnt of a series, in words.
 *
 * @param kind what kind of series it is; absent where there is no series
 * @param says the kind in words
 * @param used from how many windows it was learnt
 * @param traits what was learnt, one sentence each
 * @param leftOut windows that taught nothing, and why
 * @param shifts levels that were learnt anew, oldest first
 */
record PortraitRow(
        Portrait.@Nullable Kind kind,
        String says,
        int used,
        List<Trait> traits,
        List<LeftOut> leftOut,
        List<Shift> shifts) {
    PortraitRow {
        traits = List.copyOf(traits);
        leftOut = List.copyOf(leftOut);
        shifts = List.copyOf(shifts);
    }

    /** One thing that was learnt. */
    record Trait(Portrait.Topic topic, String text) {}

    /** Windows that taught nothing. */
    record LeftOut(int windows, String why) {}

    /** A level that was learnt anew, with what a window would have been without it. */
    record Shift(Instant since, double before, double after) {}

    static final PortraitRow NONE =
            new PortraitRow(null, "it is not measured over time, or not yet", 0, List.of(), List.of(), List.of());

    static PortraitRow of(Portrait portrait) {
        return new PortraitRow(
                portrait.kind(),
                portrait.kind().words(),
                portrait.used(),
                portrait.traits().stream()
                        .map(trait -> new Trait(trait.topic(), trait.text()))
                        .toList(),
                portrait.leftOut().stream()
                        .map(left -> new LeftOut(left.buckets(), left.why()))
                        .toList(),
                portrait.shifts().stream()
                        .map(shift -> new Shift(shift.since(), shift.before(), shift.after()))
                        .toList());
    }
}

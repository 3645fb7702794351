package io.headwater.detect.shares;

import io.headwater.detect.Cadence;
import java.time.Instant;
import java.time.ZoneId;

/** The times of the week at which buckets are told apart. */
enum Season {
    NONE(1, 0),
    WEEKDAY(7, 12),
    HOUR(24, 28),
    HOUR_OF_WEEK(168, 8);

    private final int slots;
    private final int remembers;

    Season(int slots, int remembers) {
        this.slots = slots;
        this.remembers = remembers;
    }

    /** From coarse to fine. */
    static Season[] of(Cadence cadence) {
        return switch (cadence) {
            case QUARTER_HOUR, HOUR -> new Season[] {NONE, HOUR, HOUR_OF_WEEK};
            case DAY -> new Season[] {NONE, WEEKDAY};
            case WEEK, MONTH -> new Season[] {NONE};
        };
    }

    int slots() {
        return slots;
    }

    /** How many buckets of a slot are looked back on. */
    int remembers() {
        return remembers;
    }

    /** Which slot a moment falls into. */
    int slot(Instant at, ZoneId zone) {
        var local = at.atZone(zone);
        int weekday = local.getDayOfWeek().getValue() - 1;
        return switch (this) {
            case NONE -> 0;
            case WEEKDAY -> weekday;
            case HOUR -> local.getHour();
            case HOUR_OF_WEEK -> local.getHour() + 24 * weekday;
        };
    }
}

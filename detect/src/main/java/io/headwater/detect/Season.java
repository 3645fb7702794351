package io.headwater.detect;

import java.util.Arrays;

/** How finely the buckets of a week are told apart. */
enum Season {
    NONE(1),
    WEEKEND(2),
    WEEKDAY(7),
    HOUR(24),
    DAY_KIND_HOUR(72),
    HOUR_OF_WEEK(168);

    private final int slots;

    Season(int slots) {
        this.slots = slots;
    }

    /** From coarse to fine, as far as a history of that many buckets can carry. */
    static Season[] levels(Cadence cadence, int history) {
        Season[] all = switch (cadence) {
            case QUARTER_HOUR, HOUR -> new Season[] {NONE, HOUR, DAY_KIND_HOUR, HOUR_OF_WEEK};
            case DAY -> new Season[] {NONE, WEEKEND, WEEKDAY};
            case WEEK, MONTH -> new Season[] {NONE};
        };
        int days = cadence == Cadence.QUARTER_HOUR ? history / 96 : cadence == Cadence.HOUR ? history / 24 : history;
        int most = days < 14 ? (cadence.isIntraday() && days >= 3 ? 2 : 1) : days < 28 ? 3 : all.length;
        return Arrays.copyOf(all, Math.min(most, all.length));
    }

    int slots() {
        return slots;
    }

    /**
     * Which slot a bucket falls into.
     *
     * @param weekday 0 for Monday to 6 for Sunday
     */
    int slot(int hour, int weekday) {
        return switch (this) {
            case NONE -> 0;
            case WEEKEND -> weekday > 4 ? 1 : 0;
            case WEEKDAY -> weekday;
            case HOUR -> hour;
            case DAY_KIND_HOUR -> hour + 24 * Math.max(0, weekday - 4);
            case HOUR_OF_WEEK -> hour + 24 * weekday;
        };
    }

    String words() {
        return switch (this) {
            case NONE -> "all buckets alike";
            case WEEKEND -> "weekends apart from weekdays";
            case WEEKDAY -> "each weekday by itself";
            case HOUR -> "each hour of the day by itself";
            case DAY_KIND_HOUR -> "each hour of weekdays, Saturdays and Sundays by itself";
            case HOUR_OF_WEEK -> "each hour of the week by itself";
        };
    }
}

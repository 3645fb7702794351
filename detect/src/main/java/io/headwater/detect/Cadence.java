package io.headwater.detect;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** How long a bucket is, and how the buckets of a series repeat. */
public enum Cadence {
    QUARTER_HOUR,
    HOUR,
    DAY,
    WEEK,
    MONTH;

    /** The start of the bucket {@code index} buckets after the one that starts at {@code start}. */
    public Instant at(Instant start, int index, ZoneId zone) {
        ZonedDateTime local = start.atZone(zone);
        return switch (this) {
            case QUARTER_HOUR -> start.plusSeconds(900L * index);
            case HOUR -> start.plusSeconds(3600L * index);
            case DAY -> local.plusDays(index).toInstant();
            case WEEK -> local.plusWeeks(index).toInstant();
            case MONTH -> local.plusMonths(index).toInstant();
        };
    }

    /** How many buckets are looked back on. */
    public int memory() {
        return switch (this) {
            case QUARTER_HOUR -> 4 * 24 * 28;
            case HOUR -> 24 * 56;
            case DAY -> 182;
            case WEEK -> 104;
            case MONTH -> 48;
        };
    }

    /** How many buckets make the shortest history from which anything is learnt. */
    public int least() {
        return switch (this) {
            case QUARTER_HOUR -> 4 * 48;
            case HOUR -> 48;
            case DAY -> 7;
            case WEEK, MONTH -> 6;
        };
    }

    /** How many buckets make a history that needs nothing of others, and from which others may learn. */
    public int maturity() {
        return switch (this) {
            case QUARTER_HOUR -> 4 * 24 * 14;
            case HOUR -> 24 * 14;
            case DAY -> 35;
            case WEEK, MONTH -> 24;
        };
    }

    /** How many buckets make the stretch after which things repeat. */
    public int week() {
        return switch (this) {
            case QUARTER_HOUR -> 7 * 96;
            case HOUR -> 7 * 24;
            case DAY -> 7;
            case WEEK, MONTH -> 8;
        };
    }

    /** How fast what was long ago stops counting, in buckets. */
    public double forgetting() {
        return switch (this) {
            case QUARTER_HOUR -> 14 * 96;
            case HOUR -> 14 * 24;
            case DAY -> 28;
            case WEEK, MONTH -> 12;
        };
    }

    /** How many buckets far out on one side are a new level. */
    public int shift() {
        return isIntraday() ? 18 : 4;
    }

    /** How many buckets a day has; one where they are days or longer. */
    int perDay() {
        return switch (this) {
            case QUARTER_HOUR -> 96;
            case HOUR -> 24;
            case DAY, WEEK, MONTH -> 1;
        };
    }

    public boolean isIntraday() {
        return this == QUARTER_HOUR || this == HOUR;
    }

    public String unit() {
        return switch (this) {
            case QUARTER_HOUR -> "quarter hours";
            case HOUR -> "hours";
            case DAY -> "days";
            case WEEK -> "weeks";
            case MONTH -> "months";
        };
    }
}

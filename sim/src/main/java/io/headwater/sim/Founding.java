package io.headwater.sim;

import java.time.Instant;
import java.time.ZoneId;

/**
 * How a company began: everything that happens in it follows from this and its script.
 *
 * @param founded the first moment that it has data of; best a midnight of its zone
 * @param seed the company's chance
 * @param zone where its days begin
 * @param scale how big it is; 1 fills about 1.6 million rows in half a year
 */
public record Founding(Instant founded, long seed, ZoneId zone, double scale) {

    public Founding {
        if (seed < 0 || seed > 1_000_000_000 || scale <= 0) {
            throw new IllegalArgumentException("no company of seed %d and scale %s".formatted(seed, scale));
        }
    }

    /** An ordinary company with so many days of history. */
    public static Founding daysBefore(Instant now, int days, long seed, ZoneId zone) {
        var day = now.atZone(zone).toLocalDate().minusDays(days);
        return new Founding(day.atStartOfDay(zone).toInstant(), seed, zone, 1);
    }
}

package io.headwater.detect;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Random;

/** Daily row counts as tables have them: a week, growth, noise. */
final class Company {
    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    static final Instant START = Instant.parse("2025-01-05T23:00:00Z"); // a Monday in Berlin

    private Company() {}

    static double[] days(long seed, int days) {
        var random = new Random(seed);
        double base = Math.exp(Math.log(30) + random.nextDouble() * Math.log(1e6 / 30));
        double dip = 0.3 + 0.8 * random.nextDouble();
        double noise = 0.03 + 0.12 * random.nextDouble();
        double growth = (random.nextDouble() - 0.2) * 0.6 / 365;
        double[] values = new double[days];
        for (int day = 0; day < days; day++) {
            double week = day % 7 >= 5 ? dip : 1;
            double mean = base * week * Math.exp(growth * day + noise * clipped(random));
            values[day] = Math.max(0, Math.rint(mean + Math.sqrt(mean) * clipped(random)));
        }
        return values;
    }

    /** Rows only on weekdays. */
    static double[] weekdaysOnly(long seed, int days) {
        var random = new Random(seed);
        double[] values = new double[days];
        for (int day = 0; day < days; day++) {
            var weekday = START.atZone(BERLIN).plusDays(day).getDayOfWeek();
            values[day] = weekday.compareTo(DayOfWeek.SATURDAY) >= 0 ? 0 : 1000 + random.nextInt(120);
        }
        return values;
    }

    static Series counts(double[] values) {
        return Series.of(Series.Kind.COUNT, Cadence.DAY, START, BERLIN, values);
    }

    private static double clipped(Random random) {
        return Math.max(-4, Math.min(4, random.nextGaussian()));
    }
}

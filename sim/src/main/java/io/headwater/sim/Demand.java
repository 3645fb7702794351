package io.headwater.sim;

import io.headwater.sim.Fault.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How much is going on in an hour: one on average when the company was founded, more with its growth. */
record Demand(Founding founding, Script script) {
    private static final double GROWTH_A_DAY = 0.0012;
    private static final double[] BY_HOUR = {
        0.42, 0.30, 0.26, 0.25, 0.27, 0.36, 0.55, 0.80, 1.00, 1.12, 1.18, 1.20,
        1.25, 1.18, 1.10, 1.08, 1.12, 1.25, 1.45, 1.70, 1.80, 1.62, 1.15, 0.72
    };
    private static final double[] BY_WEEKDAY = {1.06, 1.00, 0.97, 0.98, 0.94, 0.92, 1.13};
    private static final Map<MonthDay, Double> HOLIDAYS = Map.of(
            MonthDay.of(1, 1), 0.55,
            MonthDay.of(5, 1), 0.75,
            MonthDay.of(12, 24), 0.50,
            MonthDay.of(12, 25), 0.45,
            MonthDay.of(12, 26), 0.65,
            MonthDay.of(12, 31), 0.70);

    double at(Instant hour) {
        var local = hour.atZone(founding.zone());
        return founding.scale()
                * growth(hour)
                * BY_HOUR[local.getHour()]
                * BY_WEEKDAY[local.getDayOfWeek().getValue() - 1]
                * holiday(local.toLocalDate())
                * campaigns(hour)
                * chance(hour);
    }

    /** The hours of a window as a table {@code d} with the columns hour and factor. */
    String table(Window window) {
        var hours = hours(window);
        return "unnest('{%s}'::timestamptz[], '{%s}'::float8[]) as d(hour, factor)"
                .formatted(
                        hours.stream().map(Instant::toString).collect(Collectors.joining(",")),
                        hours.stream().map(hour -> Double.toString(at(hour))).collect(Collectors.joining(",")));
    }

    private double growth(Instant hour) {
        double days = ChronoUnit.HOURS.between(founding.founded(), hour) / 24.0;
        return Math.exp(GROWTH_A_DAY * Math.min(days, 1000)); // a demo that is left alone for years stays small
    }

    private static double holiday(LocalDate day) {
        return HOLIDAYS.getOrDefault(MonthDay.from(day), 1.0);
    }

    private double campaigns(Instant hour) {
        return script.of(Kind.CAMPAIGN)
                .filter(fault -> fault.window().holds(hour))
                .mapToDouble(Fault::strength)
                .reduce(1, (a, b) -> a * b);
    }

    private double chance(Instant hour) {
        var random = new SplittableRandom(founding.seed() * 1_000_003 + hour.getEpochSecond());
        random.nextLong(); // neighbouring seeds give neighbouring first numbers
        return 1 + 0.05 * Math.clamp(random.nextGaussian(), -2.5, 2.5);
    }

    private static List<Instant> hours(Window window) {
        return Stream.iterate(window.from(), hour -> hour.isBefore(window.to()), hour -> hour.plus(1, ChronoUnit.HOURS))
                .toList();
    }
}

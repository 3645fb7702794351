package io.headwater.bench.detect;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The mean of a row count over time: week, hours, growth, holidays, month ends. */
final class Shape {
    private static final int MONTH = 30;
    private static final int HOLIDAYS = 12;

    /** How far the times of a week differ between tables of one family, as a standard deviation in logarithms. */
    private static final double VARIES = 0.04;

    private final double base;
    private final double[] week;
    private final double[] day;
    private final double growth;
    private final double monthEnd;
    private final boolean[] holidays;
    private final double onHolidays;
    private final boolean known;
    private final ZoneId producer;
    private final Instant start;

    private Shape(Dice dice, boolean hourly, ZoneId producer) {
        this.base = hourly ? dice.logUniform(5, 1e5) : dice.logUniform(30, 1e6);
        this.week = week(dice);
        this.day = hourly ? hours(dice) : new double[] {1};
        this.growth = dice.uniform(-0.1, 0.8);
        this.monthEnd = !hourly && week[6] < 0.8 && dice.happens(0.14) ? dice.uniform(1.3, 2.2) : 1;
        this.holidays = !hourly && dice.happens(0.5) ? holidays(dice) : new boolean[365];
        this.onHolidays = (week[6] < 0.8 && week[6] > 0 ? week[6] : 1) * dice.uniform(0.7, 1);
        this.known = dice.happens(0.7);
        this.producer = dice.happens(hourly ? 0.3 : 0) ? producer : ZoneOffset.UTC;
        // a clock change in the middle of what is scored: the last Sunday of March, or none
        this.start = Instant.parse(hourly ? "2024-01-15T00:00:00Z" : "2024-01-01T00:00:00Z");
    }

    /** One of the same family: alike in its weeks and hours but for small variations, with a size of its own. */
    private Shape(Shape family, Dice dice) {
        boolean hourly = family.day.length > 1;
        this.base = hourly ? dice.logUniform(5, 1e5) : dice.logUniform(30, 1e6);
        this.week = varied(family.week, dice);
        this.day = varied(family.day, dice);
        this.growth = dice.uniform(-0.1, 0.8);
        this.monthEnd = StrictMath.pow(family.monthEnd, dice.uniform(0.8, 1.2));
        this.holidays = family.holidays;
        this.onHolidays = family.onHolidays * dice.uniform(0.9, 1.1);
        this.known = family.known;
        this.producer = family.producer;
        this.start = family.start;
    }

    private static double[] varied(double[] family, Dice dice) {
        double[] own = new double[family.length];
        double stronger = dice.uniform(0.8, 1.2);
        for (int i = 0; i < own.length; i++) {
            own[i] = StrictMath.pow(family[i], stronger) * StrictMath.exp(VARIES * dice.normal());
        }
        return own;
    }

    Shape sibling(Dice dice) {
        return new Shape(this, dice);
    }

    static Shape daily(Dice dice) {
        return new Shape(dice, false, ZoneOffset.UTC);
    }

    static Shape hourly(Dice dice, ZoneId producer) {
        return new Shape(dice, true, producer);
    }

    Instant start() {
        return start;
    }

    boolean known() {
        return known;
    }

    /** The mean of a bucket. */
    double mean(int bucket) {
        var local = local(bucket);
        int days = dayOf(bucket);
        double mean = base * StrictMath.pow(1 + growth, days / 365.0);
        mean *= week[local.getDayOfWeek().getValue() - 1];
        mean *= day.length == 1 ? 1 : day[local.getHour()];
        mean *= days % MONTH == MONTH - 1 ? monthEnd : 1;
        return isHoliday(bucket)
                ? Math.min(mean, mean / week[local.getDayOfWeek().getValue() - 1] * onHolidays)
                : mean;
    }

    boolean[] holidays(int size) {
        boolean[] result = new boolean[size];
        for (int i = 0; i < size; i++) {
            result[i] = isHoliday(i);
        }
        return result;
    }

    private boolean isHoliday(int bucket) {
        return holidays[dayOf(bucket) % holidays.length];
    }

    private int dayOf(int bucket) {
        return day.length == 1 ? bucket : bucket / 24;
    }

    private LocalDateTime local(int bucket) {
        var at = start.plusSeconds(bucket * (day.length == 1 ? 86_400L : 3600L));
        return LocalDateTime.ofInstant(at, producer);
    }

    private static double[] week(Dice dice) {
        double[] week = {1, 1, 1, 1, 1, 1, 1};
        double which = dice.uniform(0, 1);
        if (which < 0.2) {
            return week;
        }
        double weekend = which < 0.3 ? 0 : which < 0.8 ? dice.uniform(0.15, 0.7) : dice.uniform(1.1, 1.6);
        for (int day = 0; day < 7; day++) {
            week[day] = day < 5 ? dice.uniform(0.9, 1.1) : weekend * dice.uniform(0.9, 1.1);
        }
        return week;
    }

    private static double[] hours(Dice dice) {
        double[] hours = new double[24];
        boolean flat = dice.happens(0.1);
        boolean night = dice.happens(0.15);
        double first = dice.uniform(0.1, 0.9);
        double second = dice.uniform(0, 0.4);
        double phase = dice.uniform(0, 2 * Math.PI);
        double other = dice.uniform(0, 2 * Math.PI);
        for (int hour = 0; hour < 24; hour++) {
            double angle = 2 * Math.PI * hour / 24;
            double log = first * StrictMath.cos(angle - phase) + second * StrictMath.cos(2 * angle - other);
            hours[hour] = flat ? 1 : StrictMath.exp(log);
            hours[hour] = night && hour < 6 ? 0 : hours[hour];
        }
        return hours;
    }

    private static boolean[] holidays(Dice dice) {
        boolean[] holidays = new boolean[365];
        for (int left = HOLIDAYS; left > 0; ) {
            int day = dice.below(365);
            left -= holidays[day] ? 0 : 1;
            holidays[day] = true;
        }
        return holidays;
    }
}

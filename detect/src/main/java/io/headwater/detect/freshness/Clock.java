package io.headwater.detect.freshness;

import io.headwater.detect.Order;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The time of the day at which updates come that come once a day or more rarely, and the weekdays on which they do.
 *
 * <p>Days begin twelve hours before that time, so that midnight is none of its matters. Nothing is said unless the time of
 * the day is steadier than the gap between updates.
 */
final class Clock {
    private static final double DAY = 86_400;
    private static final int LEAST = 6;
    private static final double LEAST_GAP = 0.9 * DAY;
    private static final double FAR = 3 * 3600;
    private static final int WEEKS = 4;

    /** Of few examples it is not known better which of the two is steadier. */
    private static final double HARDLY_LESS_STEADY = 1.5;

    /** So many in a row that came later than they were due are a new time of the day, which has to be learnt first. */
    private static final int CHANGED = 3;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final Stamps stamps;
    private final ZoneId zone;
    private final double k;
    private final double middle;
    private final long[] days;
    private final double[] over;

    private Clock(Stamps stamps, ZoneId zone, double k) {
        this.stamps = stamps;
        this.zone = zone;
        this.k = k;
        this.middle = middle(stamps.seconds());
        this.days = new long[stamps.size()];
        this.over = new double[stamps.size()];
        for (int i = 0; i < over.length; i++) {
            double off = stamps.seconds()[i] - middle;
            int later = off < -DAY / 2 ? -1 : off >= DAY / 2 ? 1 : 0;
            days[i] = stamps.days()[i] + later;
            over[i] = off - later * DAY;
        }
    }

    /** The time of the day around which updates come: the median, from the opposite of their mean direction on. */
    private static double middle(int[] seconds) {
        double x = 0;
        double y = 0;
        for (int second : seconds) {
            double angle = 2 * Math.PI * second / DAY;
            x += StrictMath.cos(angle);
            y += StrictMath.sin(angle);
        }
        double mean = StrictMath.atan2(y, x) / (2 * Math.PI) * DAY;
        double[] off = new double[seconds.length];
        for (int i = 0; i < off.length; i++) {
            off[i] = mod(seconds[i] - mean + DAY / 2) - DAY / 2;
        }
        return mod(mean + Order.median(off));
    }

    private static double mod(double seconds) {
        return seconds - DAY * Math.floor(seconds / DAY);
    }

    /**
     * How long to wait for the next day on which an update comes, until its time.
     *
     * @param k how many deviations are waited for at the least
     */
    static Optional<Wait> next(Stamps stamps, ZoneId zone, double k) {
        double usual = Order.median(stamps.gaps());
        boolean isRare = stamps.size() >= LEAST && usual >= LEAST_GAP;
        return isRare ? new Clock(stamps, zone, k).next(usual) : Optional.empty();
    }

    private Optional<Wait> next(double usual) {
        if (areTwiceADay()) {
            return Optional.empty();
        }
        double beyond = Beyond.wait(over, usual, FAR, k);
        boolean isChanged = IntStream.range(over.length - CHANGED, over.length).allMatch(i -> over[i] > beyond);
        if (isChanged
                || Beyond.misses(over, beyond) > Beyond.allowed(over.length)
                || Beyond.deviation(over) > HARDLY_LESS_STEADY * deviationOfGaps()) {
            return Optional.empty();
        }
        boolean[] comes = comes();
        long last = days[days.length - 1];
        for (long day = last + 1; day <= last + 7; day++) {
            if (comes[Stamps.weekday(day)]) {
                return Optional.of(wait(day, beyond, comes));
            }
        }
        return Optional.empty();
    }

    private boolean areTwiceADay() {
        return IntStream.range(1, days.length)
                        .filter(i -> days[i] == days[i - 1])
                        .count()
                > 0.1 * days.length;
    }

    /** Of what they are beyond whole days: gaps over weekends are longer and no less steady. */
    private double deviationOfGaps() {
        double[] gaps = stamps.gaps();
        double[] off = new double[gaps.length];
        for (int i = 0; i < gaps.length; i++) {
            off[i] = gaps[i] - DAY * Math.rint(gaps[i] / DAY);
        }
        return Beyond.deviation(off);
    }

    /** The weekdays on which updates came in most of the last four weeks, as far as they are known. */
    private boolean[] comes() {
        long last = days[days.length - 1];
        long first = Math.max(days[0], last - 7 * WEEKS + 1);
        int[] came = new int[7];
        int[] all = new int[7];
        for (long day = first; day <= last; day++) {
            all[Stamps.weekday(day)]++;
            came[Stamps.weekday(day)] += Arrays.binarySearch(days, day) >= 0 ? 1 : 0;
        }
        boolean[] comes = new boolean[7];
        for (int weekday = 0; weekday < 7; weekday++) {
            comes[weekday] = came[weekday] >= 2 && 3 * came[weekday] >= 2 * all[weekday];
        }
        return comes;
    }

    private Wait wait(long day, double beyond, boolean[] comes) {
        var at = LocalDate.ofEpochDay(day).atStartOfDay().plusSeconds((long) Math.ceil(middle + beyond));
        double seconds = at.atZone(zone).toEpochSecond() - (double) stamps.last();
        String why = "comes by %s %s: usually at %s (%s examples)"
                .formatted(
                        time(at),
                        days(comes),
                        LocalTime.ofSecondOfDay((long) middle).format(TIME),
                        over.length);
        return new Wait(seconds, why);
    }

    /** Rounded up to the minute. */
    private static String time(LocalDateTime at) {
        return at.plusSeconds(59).format(TIME);
    }

    private static String days(boolean[] comes) {
        int weekdays = (int) IntStream.range(0, 5).filter(day -> comes[day]).count();
        int weekend = (comes[5] ? 1 : 0) + (comes[6] ? 1 : 0);
        if (weekdays + weekend == 7) {
            return "every day";
        }
        if (weekdays == 5 && weekend == 0) {
            return "on weekdays";
        }
        return IntStream.range(0, 7)
                .filter(day -> comes[day])
                .mapToObj(day -> DayOfWeek.of(day + 1).getDisplayName(TextStyle.FULL, Locale.ENGLISH) + "s")
                .collect(Collectors.joining(", ", "on ", ""));
    }
}

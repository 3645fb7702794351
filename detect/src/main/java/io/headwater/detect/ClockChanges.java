package io.headwater.detect;

import io.headwater.detect.Seasons.Season;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Clocks that were put forward or back: who produces the data may follow a clock other than the declared one, so that
 * the hours of the day move by one from one day to the next.
 *
 * @param changes the oldest first
 * @param open from when on it is not known which clock is followed, because clocks were changed lately
 */
record ClockChanges(List<Change> changes, int open) {
    private static final int HOURS = 24;
    private static final int WEEK = 7 * HOURS;
    private static final double GAIN = 0.2;
    private static final ClockChanges NONE = new ClockChanges(List.of(), Integer.MAX_VALUE);

    /** Of zones with fixed offsets nothing is known of who produces the data: most of the world changes on these days. */
    private static final List<ZoneId> ELSEWHERE = Stream.of("Europe/Berlin", "America/New_York", "Australia/Sydney")
            .map(ZoneId::of)
            .toList();

    /**
     * One that moved the data.
     *
     * @param at the first bucket after it
     * @param moved by how many hours the buckets before it have to be moved to be like those after it
     */
    private record Change(int at, int moved) {}

    /**
     * A change of clocks.
     *
     * @param forward by how many hours the declared clock was put forward
     */
    private record Candidate(int at, int forward) {}

    /** Those in a stretch of an hourly history. */
    static ClockChanges in(History history, int from, int until) {
        if (history.cadence() != Cadence.HOUR || until - from < 8 * HOURS) {
            return NONE;
        }
        var changes = new ArrayList<Change>();
        int open = Integer.MAX_VALUE;
        int last = from;
        for (var candidate : candidates(history, from + WEEK, until + HOURS)) {
            int at = candidate.at();
            var moved = until - at < HOURS ? OptionalInt.empty() : moved(history, last, candidate, until);
            if (moved.isEmpty() && until - at < WEEK + HOURS) {
                open = Math.min(open, at);
            }
            if (moved.orElse(0) != 0) {
                changes.add(new Change(at, moved.getAsInt()));
                last = at;
            }
        }
        return new ClockChanges(List.copyOf(changes), open);
    }

    /** Whether it is not known yet which clock a bucket follows. */
    boolean isOpen(int t) {
        return t >= open;
    }

    private static List<Candidate> candidates(History history, int from, int until) {
        var zone = history.series().zone();
        var zones = zone.getRules().isFixedOffset() ? ELSEWHERE : List.of(zone);
        long start = history.series().second(history.bucket(0));
        var first = Instant.ofEpochSecond(start + 3600L * from);
        var end = Instant.ofEpochSecond(start + 3600L * until);
        return zones.stream()
                .map(ZoneId::getRules)
                .flatMap(rules -> Stream.iterate(
                        rules.nextTransition(first),
                        change -> change != null && change.getInstant().isBefore(end),
                        change -> rules.nextTransition(change.getInstant())))
                .map(change -> new Candidate(
                        (int) ((change.toEpochSecond() - start) / 3600),
                        zone.getRules().isFixedOffset()
                                ? 0
                                : change.getDuration().toHoursPart()))
                .distinct()
                .sorted(Comparator.comparingInt(Candidate::at))
                .toList();
    }

    /** The slots of a season, those before each change moved. */
    int[] slots(History history, Season season) {
        int[] plain = history.slots(season);
        if (changes.isEmpty()) {
            return plain;
        }
        int[] result = plain.clone();
        int t = 0;
        for (int i = 0; i < changes.size(); i++) {
            int moved = changes.subList(i, changes.size()).stream()
                    .mapToInt(Change::moved)
                    .sum();
            for (; t < changes.get(i).at(); t++) {
                result[t] = history.slots().slot(season, t, moved);
            }
        }
        return result;
    }

    /** By which move the weeks before are most like the week after; empty without a clear gain for one of the moves. */
    private static OptionalInt moved(History history, int from, Candidate change, int until) {
        double[] apart = new double[3];
        for (int moved = -1; moved <= 1; moved++) {
            apart[moved + 1] = apart(history, from, change, Math.min(change.at() + WEEK, until), moved);
        }
        int best = apart[0] < apart[2] ? -1 : 1;
        double other = apart[best + 1];
        if (other < (1 - GAIN) * apart[1]) {
            return OptionalInt.of(best);
        }
        return apart[1] < (1 - GAIN) * other ? OptionalInt.of(0) : OptionalInt.empty();
    }

    private static double apart(History history, int from, Candidate change, int until, int moved) {
        int at = change.at();
        double[] off = new double[until - at];
        double[] before = new double[3];
        for (int t = at; t < until; t++) {
            int count = 0;
            for (int week = 1; week <= before.length; week++) {
                int then = t - week * WEEK + change.forward() - moved;
                if (then >= from && then < at && history.trains(then)) {
                    before[count++] = history.x(then);
                }
            }
            double usual = Order.quantileInPlace(before, count, 0.5);
            off[t - at] = history.trains(t) ? history.x(t) - usual : Double.NaN;
        }
        double middle = Order.median(off);
        double sum = 0;
        for (double one : off) {
            sum += Double.isNaN(one) ? 0 : Math.abs(one - middle);
        }
        return sum;
    }
}

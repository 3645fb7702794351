package io.headwater.detect;

import io.headwater.detect.Seasons.Season;
import io.headwater.detect.kin.Family;
import io.headwater.detect.kin.Prior;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a history teaches about the buckets after it.
 *
 * <p>A season (hierarchical medians of slots) plus a level (exponential smoothing with clipped innovations, and the part
 * of the last error that lasts), of several candidates the one with the smallest weighted one-step error; the noise is
 * that of counting plus over-dispersion, estimated from the median squared error; its tails widen the band where the
 * history's own errors are heavy-tailed. Season, noise and tails stay as they were learnt when the fit goes on to later
 * buckets; the level moves with them.
 */
final class Fit {

    /** Empty more often than this, a bucket without rows is no incident by itself. */
    private static final double HABIT = 0.15;

    /** Of a season that was made of a bucket nothing can be learnt from how far they are apart. */
    private static final double LEAST_LEFT = 0.25;

    private static final double MEDIAN_CHI_SQUARE = 0.455;

    private final History history;
    private final Space space;
    private final int from;
    private final int until;
    private final int used;
    private final Family family;
    private final ClockChanges change;
    private final Seasons seasons;
    private final int depth;
    private final double[] table;
    private final int[] slots;
    private final double rate;
    private final double memory;
    private final Level level;
    private final double[] expected;
    private final double[] mids;
    private final double[] levels;
    private final double[] z;
    private final boolean[] shifted;
    private final boolean[] returned;
    private final double emptiness;
    private final double dispersion;
    private boolean isCalm;
    private final Tails tails;
    private int next;

    /**
     * Learns from the buckets before one.
     *
     * @param until the first bucket that is not learnt from
     * @param ahead up to which bucket it will be asked
     * @param family what siblings have in common, for a history that is too short to know it
     */
    Fit(History history, int from, int until, int ahead, Family family) {
        this.history = history;
        this.space = history.space();
        this.from = from;
        this.until = until;
        this.used = count();
        this.family = family;
        this.change = ClockChanges.in(history, from, until);
        this.seasons = new Seasons(history, from, until, change, family);
        var choice = Level.Choice.of(history, from, until, seasons);
        this.depth = choice.depth();
        this.table = seasons.table(depth);
        this.slots = seasons.slots(depth);
        this.rate = choice.rate();
        this.memory = choice.memory();
        this.level = choice.level(seasons, history.cadence());
        int size = ahead - from;
        this.expected = new double[size];
        this.mids = new double[size];
        this.levels = new double[size];
        this.z = new double[size];
        this.shifted = new boolean[size];
        this.returned = new boolean[size];
        this.next = from;
        while (next < until) {
            walk(false);
        }
        this.emptiness = emptiness();
        double[] errors = errors();
        this.dispersion = dispersion(errors);
        for (int t = from; t < until; t++) {
            z[t - from] = t < from + burnIn() ? Double.NaN : errors[t - from] / noise(mids[t - from], history.rows(t));
        }
        this.tails = Tails.of(z, until - from, history.cadence(), space).among(family, used);
    }

    /** Goes on to a bucket, which is then the one that is asked about. */
    void advance(int t) {
        while (next < t) {
            walk(true);
        }
    }

    private void walk(boolean judged) {
        int i = next - from;
        if (history.isNewNormal(next)) {
            level.forget();
        }
        expected[i] = level.next() + table[slots[next]];
        mids[i] = space.out(expected[i]);
        levels[i] = level.level();
        if (judged) {
            z[i] = error(next) / noise(mids[i], history.rows(next));
        }
        if (!history.trains(next)
                || history.isSilent(table[slots[next]], level.level())
                || history.isEmptyLoad(next, expected[i])) {
            level.skip();
        } else {
            shifted[i] = level.learn(history.x(next) - table[slots[next]]);
            returned[i] = level.hasReturned();
            if (shifted[i] && !judged) {
                markWay(i);
            }
            z[i] = returned[i] ? Double.NaN : z[i];
        }
        next++;
    }

    /** The errors on the way to a new level are the level's, and no noise. */
    private void markWay(int shift) {
        int left = history.cadence().shift();
        for (int i = shift; i >= 0 && left > 0; i--) {
            if (history.trains(from + i)) {
                returned[i] = true;
                left--;
            }
        }
    }

    private int count() {
        int count = 0;
        for (int t = from; t < until; t++) {
            count += history.trains(t) ? 1 : 0;
        }
        return count;
    }

    private int burnIn() {
        return Math.min(7, (until - from) / 4);
    }

    private double error(int t) {
        boolean isKnown = !returned[t - from]
                && history.trains(t)
                && !(history.value(t) == 0 && (emptiness > 0 || history.isSilent(table[slots[t]], levels[t - from])));
        return isKnown ? space.error(history.value(t), mids[t - from], history.rows(t)) : Double.NaN;
    }

    /** How often nothing comes where something could, if that is a habit and no incident; else zero. */
    private double emptiness() {
        int empty = 0;
        int all = 0;
        for (int t = from; t < until; t++) {
            if (space == Space.COUNT && history.trains(t) && !history.isSilent(table[slots[t]], levels[t - from])) {
                all++;
                empty += history.isEmptyLoad(t, expected[t - from]) ? 1 : 0;
            }
        }
        double share = (empty + 0.5) / (all + 1);
        return all >= 14 && share > HABIT ? share : 0;
    }

    /** How likely it is that the bucket that is asked about is empty, after those before it that were. */
    double chanceOfNothing() {
        double chance = emptiness;
        for (int t = next - 1; t >= from && chance > 0 && history.value(t) == 0; t--) {
            chance *= emptiness;
        }
        return chance;
    }

    /** How often nothing comes where something could, where that is a habit; else zero. */
    double habitOfNothing() {
        return emptiness;
    }

    private double[] errors() {
        double[] errors = new double[until - from];
        for (int t = from; t < until; t++) {
            int slot = slots[t];
            double left = seasons.shared().map(week -> week.left(slot)).orElse(1.0);
            errors[t - from] = left < LEAST_LEFT ? Double.NaN : error(t) / left;
        }
        Arrays.fill(errors, 0, burnIn(), Double.NaN);
        return errors;
    }

    private double dispersion(double[] errors) {
        double[] excess = new double[errors.length];
        int known = 0;
        int first = space == Space.CHANGE ? Math.max(0, errors.length - 28) : 0;
        Arrays.fill(excess, Double.NaN);
        for (int i = first; i < errors.length; i++) {
            if (!Double.isNaN(errors[i])) {
                double weight = space.weight(mids[i], history.rows(from + i));
                excess[i] = weight > 0
                        ? Math.max(0, errors[i] * errors[i] / MEDIAN_CHI_SQUARE - space.own()) / weight
                        : Double.NaN;
                known += Double.isNaN(excess[i]) ? 0 : 1;
            }
        }
        isCalm = calm(errors);
        return prior(known).with(known, Order.quantileInPlace(excess, excess.length, 0.5));
    }

    private Prior prior(int known) {
        return family.teaches()
                ? family.prior(known)
                : new Prior(Math.max(space.prior(), pooled()), 6, isYoung() ? 1.6 : 1, floor());
    }

    /** Whether errors are smaller than those of counting: then nothing is drawn at random here. */
    private boolean calm(double[] errors) {
        double[] squares = new double[errors.length];
        for (int i = 0; i < squares.length; i++) {
            squares[i] = errors[i] * errors[i];
        }
        double median = Order.quantileInPlace(squares, squares.length, 0.5);
        return !(median > 0.5 * MEDIAN_CHI_SQUARE * space.own());
    }

    boolean isCalm() {
        return isCalm;
    }

    /** In the first two weeks (of daily buckets) at least a third of over-dispersion is assumed. */
    private double floor() {
        boolean newborn = used < 2 * history.cadence().least();
        return newborn && (space == Space.COUNT || space == Space.CHANGE) ? 0.1 : 0;
    }

    private double pooled() {
        if (space != Space.FREE) {
            return 0;
        }
        double[] known = known();
        double middle = Order.quantileInPlace(known, known.length, 0.5);
        return Double.isNaN(middle) ? 0 : StrictMath.pow(1e-4 * Math.abs(middle), 2);
    }

    /** The values that may teach. */
    double[] known() {
        double[] known = new double[until - from];
        for (int t = from; t < until; t++) {
            known[t - from] = history.trains(t) ? history.x(t) : Double.NaN;
        }
        return known;
    }

    History history() {
        return history;
    }

    int from() {
        return from;
    }

    int until() {
        return until;
    }

    /** How many buckets it was learnt from. */
    int used() {
        return used;
    }

    /** Between the first verdicts and a full month, noise is known badly. */
    boolean isYoung() {
        return used < 4 * history.cadence().least();
    }

    Season season() {
        return seasons.season(depth);
    }

    Tails tails() {
        return tails;
    }

    ClockChanges change() {
        return change;
    }

    double dispersion() {
        return dispersion;
    }

    double rate() {
        return rate;
    }

    double memory() {
        return memory;
    }

    /** The most likely value of the bucket that is asked about, its clock moved by some hours. */
    double mid(int moved) {
        int slot = moved == 0 ? slots[next] : history.slots().slot(season(), next, moved);
        return space.out(level.next() + table[slot]);
    }

    /** What the bucket would be if the level that was left lately came back; NaN when there is none. */
    double midBefore() {
        double before = level.before();
        return Double.isNaN(before) ? Double.NaN : space.out(before + table[slots[next]]);
    }

    /** What a bucket would have been if the level had stayed as it was before an earlier one. */
    double midOf(int t, int levelBefore) {
        return space.out(levels[levelBefore - from] + table[slots[t]]);
    }

    /** The lowest middle of any time of the week at this hour. */
    double quietest() {
        double least = Double.POSITIVE_INFINITY;
        for (int weekday = 0; weekday < 7; weekday++) {
            least = Math.min(least, table[season().slot(history.slots().hour(next), weekday)]);
        }
        return space.out(level.next() + least);
    }

    /** The ordinary size of an error around a middle. */
    double noise(double mid, double rows) {
        return StrictMath.sqrt(space.own() + dispersion * space.weight(mid, rows));
    }

    /** By how much a band is wider where level or season are not known well themselves. */
    double doubt(double mid, double rows) {
        double ofLevel = 1.57 / Math.max(1, level.sinceShift());
        double ofSeason = seasons.shared()
                .map(week -> space.ofDoubt(week.doubt(slots[next]), mid, rows) / StrictMath.pow(noise(mid, rows), 2))
                .orElse(0.0);
        return StrictMath.sqrt((1 + ofLevel) * (1 + ofSeason));
    }

    /** What siblings have in common, where something was learnt from them. */
    Family family() {
        return family;
    }

    /** What was learnt from them, in words. */
    Optional<String> shared() {
        boolean hasSeason = season() != Season.NONE;
        return Optional.of(hasSeason ? "the week's shape" : "how much it varies")
                .filter(_ -> family.teaches())
                .map(what -> "%s is taken from %s: its own history is %s %s long"
                        .formatted(what, family.words(), used, history.cadence().unit()));
    }

    /** What a time of the week adds to the level; minus infinity where nothing ever comes. */
    double season(int hour, int weekday) {
        double own = table[season().slot(hour, weekday)];
        return history.isSilent(own, level.level()) ? Double.NEGATIVE_INFINITY : own;
    }

    /** Whether a value of the bucket that is asked about would make a new level. */
    boolean wouldShift(double x) {
        return level.wouldShift(x - table[slots[next]]);
    }

    /** The ordinary size of what is left when week and season are taken away. */
    double spread() {
        return seasons.spread(depth);
    }

    /** A bucket without its season. */
    double unseasoned(int t) {
        return history.trains(t) ? history.x(t) - table[slots[t]] : Double.NaN;
    }

    /** How far out a bucket lay, in units of noise; NaN when it did not train. */
    double z(int t) {
        return z[t - from];
    }

    /** Whether a bucket was the one that made a new level. */
    boolean isShift(int t) {
        return t >= from && shifted[t - from];
    }

    /** What a bucket was expected to be. */
    double expected(int t) {
        return mids[t - from];
    }
}

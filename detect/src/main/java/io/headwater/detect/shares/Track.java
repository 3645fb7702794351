package io.headwater.detect.shares;

import io.headwater.detect.Cadence;
import io.headwater.detect.Order;

/**
 * What was learnt of one category's share so far, in arc sines: there the noise of counting is the same for all shares.
 *
 * <p>Several seasons, rates and memories run beside each other; the one whose errors one bucket ahead were smallest of
 * late is believed. The noise beyond that of counting is learnt from the errors that were made.
 */
final class Track {
    private static final double[] DAILY = {0.03, 0.1, 0.25};
    private static final double[] HOURLY = {0.01, 0.03, 0.1};
    private static final double[] MEMORIES = {0, 0.3, 0.6};
    private static final double MEDIAN_CHI_SQUARE = 0.455;
    private static final double PRIOR = 1e-5;
    private static final double STANDS_FOR = 6;
    private static final double CLIP = 2;
    private static final double SHIFT = 2.5;
    private static final double FAR = 4;
    private static final int RETURN = 4;
    private static final double ESTABLISHED = 0.9;

    /** By how much a finer season and a longer memory have to be better. */
    private static final double PENALTY = 0.02;

    private final Cadence cadence;
    private final Slotted[] seasons;
    private final double[] rates;
    private final double[] level;
    private final double[] carried;
    private final double[] cost;
    private final int[] far;
    private final double[] streak;
    private final Recent week;
    private final Recent errors;
    private final Recent excess;
    private final Recent presence;
    private final double forget;
    private int best;
    private int seen;
    private int inStreak;
    private int sinceShift = Integer.MAX_VALUE / 2;
    private double shifted;
    private double dispersion = PRIOR;
    private double spread = 0.01;
    private int present;

    Track(Cadence cadence) {
        this.cadence = cadence;
        this.rates = cadence.isIntraday() ? HOURLY : DAILY;
        var all = Season.of(cadence);
        this.seasons = new Slotted[all.length];
        for (int i = 0; i < all.length; i++) {
            seasons[i] = new Slotted(all[i]);
        }
        int candidates = all.length * rates.length * MEMORIES.length;
        this.level = new double[candidates];
        this.carried = new double[candidates];
        this.cost = new double[candidates];
        this.far = new int[candidates];
        this.streak = new double[cadence.shift()];
        this.week = new Recent(cadence.week());
        this.errors = new Recent(cadence.isIntraday() ? cadence.week() : 56);
        this.excess = new Recent(cadence.isIntraday() ? cadence.week() : 56);
        this.presence = new Recent(4 * cadence.week());
        this.forget = StrictMath.exp(-1 / cadence.forgetting());
    }

    /** The share that is expected in a bucket, as an arc sine. */
    double expected(int[] slots) {
        return Math.max(0, Math.min(next(best, slots), Math.PI / 2));
    }

    /** How many known buckets were seen. */
    int seen() {
        return seen;
    }

    /** How many buckets had rows of it. */
    int present() {
        return present;
    }

    /** Whether it had rows in all of the last buckets at this time of the week, or in all but one of many. */
    boolean isEstablished() {
        return presence.size() >= cadence.least() && presence.mean() >= ESTABLISHED;
    }

    /** How many known buckets were seen since it came up first or its level changed. */
    int age() {
        return Math.min(seen, sinceShift);
    }

    /** The part of an error that is still there a bucket later. */
    double memory() {
        return MEMORIES[best % MEMORIES.length];
    }

    /** By how much the share changed when its level did lately, as an arc sine; zero if it did not. */
    double before() {
        return sinceShift <= RETURN * streak.length ? -shifted : 0;
    }

    /** The ordinary size of an error, as an arc sine; larger where the level was set lately. */
    double noise(double rows) {
        double doubt = 1 + 1.57 / Math.max(1, Math.min(seen, sinceShift));
        return StrictMath.sqrt(doubt * (0.25 / rows + dispersion / 4));
    }

    /** How many times its ordinary size an error is; where the level changed lately, it may go back. */
    double error(double y, double rows, int[] slots) {
        double error = y - expected(slots);
        double other = error - before();
        return (Math.abs(other) < Math.abs(error) ? other : error) / noise(rows);
    }

    /** What the variance of the share is beyond that of counting, as an arc sine. */
    double dispersion() {
        return dispersion / 4;
    }

    private double next(int candidate, int[] slots) {
        return level[candidate] + carried[candidate] * MEMORIES[candidate % MEMORIES.length] + season(candidate, slots);
    }

    private double season(int candidate, int[] slots) {
        int season = candidate / (rates.length * MEMORIES.length);
        return seasons[season].at(slots[season]);
    }

    /** Learns from a bucket. */
    void learn(double y, double rows, int[] slots) {
        double error = y - next(best, slots);
        if (seen >= 3) {
            errors.add(Math.abs(error));
            excess.add(Math.max(0, 4 * rows * error * error / MEDIAN_CHI_SQUARE - 1) / rows);
        }
        shift(y - season(best, slots) - level[best]);
        seen++;
        sinceShift++;
        present += y > 0 ? 1 : 0;
        presence.add(y > 0 ? 1 : 0);
        for (int candidate = 0; candidate < level.length; candidate++) {
            learn(candidate, y, slots);
        }
        week.add(y);
        if (week.isFull()) {
            double middle = week.quantile(0.5);
            for (int season = 1; season < seasons.length; season++) {
                seasons[season].add(slots[season], y - middle, spread);
            }
        }
        choose();
        if (!cadence.isIntraday() || seen % 12 == 0 || seen < 24) {
            measure();
        }
    }

    private void learn(int candidate, double y, int[] slots) {
        double worst = 6 * spread;
        cost[candidate] = cost[candidate] * forget + Math.min(worst, Math.abs(y - next(candidate, slots)));
        double error = y - season(candidate, slots) - level[candidate];
        int few = Math.min(seen, sinceShift);
        if (few <= 4) {
            level[candidate] += error / few;
            return;
        }
        double size = Math.abs(error);
        carried[candidate] =
                size <= SHIFT * spread ? error : Math.max(0, 2 * SHIFT * spread - size) * Math.signum(error);
        far[candidate] = size < FAR * spread ? 0 : far[candidate] + 1;
        if (far[candidate] == 2 * streak.length) { // its season was learnt meanwhile
            level[candidate] += error;
        } else if (size < FAR * spread) {
            double rate = rates[candidate / MEMORIES.length % rates.length];
            level[candidate] += rate * Math.max(-CLIP * spread, Math.min(error, CLIP * spread));
        }
    }

    /** Several buckets far out on one side are a new level, which is learnt at once; one that comes back too. */
    private void shift(double error) {
        boolean far = Math.abs(error) > Math.max(SHIFT * spread, 1e-9);
        if (!far || (inStreak > 0 && streak[0] > 0 != error > 0)) {
            inStreak = 0;
        }
        if (!far || seen < streak.length) {
            return;
        }
        streak[inStreak++] = error;
        boolean isBack = before() != 0 && Math.abs(error - before()) < FAR * spread;
        if (isBack || inStreak == streak.length) {
            double by = isBack ? before() : Order.median(streak);
            for (int candidate = 0; candidate < level.length; candidate++) {
                level[candidate] += by;
                carried[candidate] = 0;
            }
            shifted = isBack ? 0 : by;
            sinceShift = streak.length;
            inStreak = 0;
        }
    }

    private void choose() {
        double least = Double.POSITIVE_INFINITY;
        for (int candidate = 0; candidate < level.length; candidate++) {
            int season = candidate / (rates.length * MEMORIES.length);
            double memory = MEMORIES[candidate % MEMORIES.length];
            double penalised = cost[candidate] * (1 + PENALTY * season) * (1 + PENALTY * memory);
            if (penalised < least && (season == 0 || seen >= 3 * cadence.week())) {
                least = penalised;
                best = candidate;
            }
        }
    }

    private void measure() {
        if (errors.size() > 3) {
            double n = excess.size();
            double young = seen < 4 * cadence.least() ? 1.6 : 1;
            dispersion = young * (n * excess.quantile(0.5) + STANDS_FOR * PRIOR) / (n + STANDS_FOR);
            spread = Math.max(1e-4, 1.4826 * errors.quantile(0.5));
        }
    }

    /** By how much the share of each time of the week differs from that of the whole week. */
    private static final class Slotted {
        private final Recent[] last;
        private final double[] by;

        Slotted(Season season) {
            this.by = new double[season.slots()];
            this.last = new Recent[season.slots()];
            for (int slot = 0; slot < last.length; slot++) {
                last[slot] = new Recent(Math.max(1, season.remembers()));
            }
        }

        double at(int slot) {
            return by[slot];
        }

        /** The weaker a season is beside the noise, the less of it is believed. */
        void add(int slot, double off, double noise) {
            last[slot].add(off);
            double n = last[slot].size();
            double middle = last[slot].quantile(0.5);
            double signal = n * middle * middle;
            by[slot] = signal == 0 ? 0 : middle * signal / (signal + noise * noise);
        }
    }
}

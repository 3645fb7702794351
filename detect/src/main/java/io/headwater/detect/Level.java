package io.headwater.detect;

/**
 * The level of a history from which the season was taken: exponential smoothing with clipped innovations, and the part
 * of the last error that usually lasts. Several buckets far out on one side are a new level, learnt at once.
 */
final class Level {
    /** Farther out than this many spreads, a bucket says nothing about the level. */
    private static final double FAR = 4;

    /** For how many times the length of a shift the level before it is remembered. */
    private static final int RETURN = 4;

    private static final double CLIP = 2;
    private static final double SHIFT = 2.5;

    private final double rate;
    private final double memory;
    private final double spread;
    private final double[] streak;
    private int inStreak;
    private double level;
    private double carried;
    private int sinceShift;
    private double before;
    private int sinceReturn = 1;

    /**
     * @param rate how much of an error moves the level
     * @param memory how much of an error is still there a bucket later
     * @param spread the ordinary size of an error
     * @param shift how many buckets on one side make a new level
     */
    Level(double start, double rate, double memory, double spread, int shift) {
        this.level = start;
        this.rate = rate;
        this.memory = memory;
        this.spread = spread;
        this.streak = new double[shift];
        this.sinceShift = 1000;
        this.before = Double.NaN;
    }

    /** What is expected of the next bucket, without its season. */
    double next() {
        return level + memory * carried;
    }

    /** The level alone. */
    double level() {
        return level;
    }

    /** How many buckets have been learnt from since the level was set anew. */
    int sinceShift() {
        return sinceShift;
    }

    /** The level that was left lately, and may come back; NaN when there is none. */
    double before() {
        return sinceShift <= RETURN * streak.length ? before : Double.NaN;
    }

    /** Whether the last bucket that was learnt from brought back the level that was left before. */
    boolean hasReturned() {
        return sinceReturn == 0;
    }

    /** Nothing is known of this bucket. */
    void skip() {
        carried *= memory;
    }

    /** A person said that another level begins with the next bucket. */
    void forget() {
        sinceShift = 0;
        before = Double.NaN;
        inStreak = 0;
        carried = 0;
    }

    /** Whether learning from a bucket would make a new level. */
    boolean wouldShift(double x) {
        double error = x - level;
        return sinceShift >= 4
                && inStreak == streak.length - 1
                && Math.abs(error) > SHIFT * spread
                && streak[0] > 0 == error > 0;
    }

    /** The part of an error that may still be there a bucket later: of an incident nothing is. */
    private double lasting(double error) {
        double size = Math.abs(error);
        if (size <= SHIFT * spread) {
            return error;
        }
        return Math.max(0, 2 * SHIFT * spread - size) * Math.signum(error);
    }

    /** Learns from a bucket without its season; true when it was the one that made a new level. */
    boolean learn(double x) {
        double error = x - level;
        sinceReturn++;
        if (sinceShift < 4) {
            level += error / (sinceShift + 1);
            sinceShift++;
            return false;
        }
        sinceShift++;
        double size = Math.abs(error);
        carried = lasting(error);
        boolean far = size > SHIFT * spread;
        if (!far || (inStreak > 0 && streak[0] > 0 != error > 0)) {
            inStreak = 0;
        }
        if (far) {
            streak[inStreak++] = error;
            if (Math.abs(x - before()) < FAR * spread) {
                level = before;
                sinceReturn = 0;
                before = Double.NaN;
                inStreak = 0;
                carried = 0;
                return false;
            }
            if (inStreak == streak.length) {
                before = level;
                level += Order.quantileInPlace(streak, inStreak, 0.5);
                inStreak = 0;
                carried = 0;
                sinceShift = streak.length;
                return true;
            }
        }
        if (size < FAR * spread) {
            level += rate * Math.max(-CLIP * spread, Math.min(error, CLIP * spread));
        }
        return false;
    }

    /**
     * Which season, rate and memory predict a history best.
     *
     * @param depth how fine a season
     */
    record Choice(int depth, double rate, double memory) {
        private static final double[] DAILY_RATES = {0.03, 0.1, 0.25, 0.5};
        private static final double[] HOURLY_RATES = {0.01, 0.03, 0.1, 0.3};
        private static final double[] MEMORIES = {0, 0.3, 0.6};
        private static final double[] NO_MEMORY = {0};
        private static final double[] SOME_MEMORIES = {0.3, 0.6};
        private static final double MEDIUM_RATE = 0.1;
        private static final double PENALTY = 0.02;
        /** A larger error, in spreads, is an incident: it says nothing about which season fits. */
        private static final double WORST = 6;

        /** The one with the smallest weighted error one step ahead. */
        static Choice of(History history, int from, int until, Seasons seasons) {
            var search = new Search(history, from, until, seasons);
            return search.rates(search.depth());
        }

        Level level(Seasons seasons, Cadence cadence) {
            return new Level(seasons.start(depth), rate, memory, seasons.spread(depth), cadence.shift());
        }

        /** A choice with its weighted error. */
        private record Costed(Choice choice, double cost) {}

        private record Search(History history, int from, int until, Seasons seasons) {
            /** The season that fits best at a medium rate, with its cost. */
            Costed depth() {
                var best = new Costed(new Choice(0, MEDIUM_RATE, 0), Double.POSITIVE_INFINITY);
                double least = Double.POSITIVE_INFINITY;
                for (int depth = 0; depth < seasons.depths(); depth++) {
                    var choice = new Choice(depth, MEDIUM_RATE, 0);
                    double cost = cost(choice);
                    if (cost * (1 + PENALTY * depth) < least) {
                        least = cost * (1 + PENALTY * depth);
                        best = new Costed(choice, cost);
                    }
                }
                return best;
            }

            /** Of hours first the rate and then the memory, for that costs half as much. */
            Choice rates(Costed medium) {
                boolean isIntraday = history.cadence().isIntraday();
                int depth = medium.choice().depth();
                var best = medium.choice();
                double least = Double.POSITIVE_INFINITY;
                for (double rate : isIntraday ? HOURLY_RATES : DAILY_RATES) {
                    for (double memory : isIntraday ? NO_MEMORY : MEMORIES) {
                        var choice = new Choice(depth, rate, memory);
                        double own = choice.equals(medium.choice()) ? medium.cost() : cost(choice);
                        double cost = own * (1 + PENALTY * memory);
                        best = cost < least ? choice : best;
                        least = Math.min(cost, least);
                    }
                }
                for (double memory : isIntraday ? SOME_MEMORIES : NO_MEMORY) {
                    var choice = new Choice(depth, best.rate(), memory);
                    double cost = cost(choice) * (1 + PENALTY * memory);
                    best = cost < least ? choice : best;
                    least = Math.min(cost, least);
                }
                return best;
            }

            /** The weighted mean of the absolute errors. */
            private double cost(Choice choice) {
                var level = choice.level(seasons, history.cadence());
                double[] season = seasons.table(choice.depth());
                int[] slot = seasons.slots(choice.depth());
                double worst = WORST * seasons.spread(choice.depth());
                double forget = StrictMath.exp(-1.0 / history.cadence().forgetting());
                double sum = 0;
                double weight = 0;
                for (int t = from; t < until; t++) {
                    double own = season[slot[t]];
                    if (history.isNewNormal(t)) {
                        level.forget();
                    }
                    boolean isSilent = history.isSilent(own, level.level());
                    if (!history.trains(t) || (isSilent && history.x(t) == 0)) {
                        level.skip();
                        continue;
                    }
                    double x = history.x(t) - own;
                    sum = sum * forget + Math.min(Math.abs(x - level.next()), worst);
                    weight = weight * forget + 1;
                    if (isSilent || (history.x(t) == 0 && history.isEmptyLoad(t, level.next() + own))) {
                        level.skip();
                    } else {
                        level.learn(x);
                    }
                }
                return weight == 0 ? 0 : sum / weight;
            }
        }
    }
}

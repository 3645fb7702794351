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
        carried = size <= SHIFT * spread
                ? error
                : size >= 2 * SHIFT * spread ? 0 : (2 * SHIFT * spread - size) * Math.signum(error);
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
}

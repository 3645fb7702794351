package io.headwater.detect;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How strict people's words make a band: wider after false alarms, narrower after what was missed. The effect halves
 * every sixty days.
 */
final class Feedback {
    private static final Duration HALF_LIFE = Duration.ofDays(60);

    /** Two false alarms within this time say that the monitor as a whole is too strict. */
    private static final Duration CLOSE = Duration.ofDays(30);

    /** No missed incident makes a band narrower than this many times the noise. */
    private static final double NARROWEST = 3;

    private final Fit fit;
    private final History history;
    private final int at;
    private final List<Label> labels;

    Feedback(Fit fit, int at, List<Label> labels) {
        this.fit = fit;
        this.history = fit.history();
        this.at = at;
        this.labels = labels;
    }

    /** Half the band's width on a side, given what it would be and that of the next lower sensitivity. */
    double widths(double k, double lower, int side, double tail, List<String> reasons) {
        double strict = narrowed(k, side, tail);
        double loose = lowered(strict, lower);
        double wide = widened(loose, side, tail);
        if (strict < k) {
            reasons.add("narrower because something like this was missed before");
        }
        if (loose > strict) {
            reasons.add("less sensitive because two alarms within 30 days were called false");
        } else if (wide > loose) {
            reasons.add("wider because a person called an alarm here false");
        }
        return wide;
    }

    private double narrowed(double k, int side, double tail) {
        double narrowest = k;
        for (Label label : labels) {
            double z = label.outcome() == Label.Outcome.MISSED ? furthest(label, side) : 0;
            if (z > 0) {
                double needed = Math.max(NARROWEST, 0.95 * z / tail);
                narrowest = Math.min(narrowest, k + (Math.min(k, needed) - k) * weight(label));
            }
        }
        return narrowest;
    }

    private double lowered(double k, double lower) {
        double widest = k;
        for (Label label : labels) {
            boolean isSecond = isFalse(label)
                    && labels.stream()
                            .anyMatch(other -> isFalse(other)
                                    && other.from().isBefore(label.from())
                                    && !other.from().plus(CLOSE).isBefore(label.from()));
            if (isSecond) {
                widest = Math.max(widest, k + Math.max(0, lower - k) * weight(label));
            }
        }
        return widest;
    }

    private double widened(double k, int side, double tail) {
        double widest = k;
        for (Label label : labels) {
            double z = isFalse(label) ? furthest(label, side) : 0;
            if (z > 0) {
                double needed = 1.1 * z / tail;
                widest = Math.max(widest, k + (needed - k) * weight(label));
            }
        }
        return widest;
    }

    /** What was said of buckets that are yet to come is not known. */
    private boolean isFalse(Label label) {
        return label.outcome() == Label.Outcome.FALSE_POSITIVE && label.from().isBefore(start(at));
    }

    /** How far out the furthest bucket of a stretch lay on a side, in units of noise; 0 where none did. */
    private double furthest(Label label, int side) {
        double furthest = 0;
        for (int t = fit.from(); t < at; t++) {
            if (label.covers(start(t))) {
                double error = history.space().error(history.value(t), fit.expected(t), history.rows(t));
                double z = side * error / fit.noise(fit.expected(t), history.rows(t));
                furthest = z > furthest ? z : furthest; // not a number is not larger
            }
        }
        return furthest;
    }

    private double weight(Label label) {
        double age = Duration.between(label.from(), start(at)).toSeconds() / (double) HALF_LIFE.toSeconds();
        return StrictMath.pow(0.5, Math.max(0, age));
    }

    private Instant start(int t) {
        return history.series().start(history.bucket(t));
    }
}

package io.headwater.core.detect;

import io.headwater.core.collect.Grain;
import io.headwater.core.collect.Stretch;
import io.headwater.core.detect.Judge.Case;
import io.headwater.core.monitor.Signal;
import io.headwater.detect.Cadence;
import io.headwater.detect.Series;
import java.util.Arrays;
import java.util.List;

/** The series of cases as the engine takes them: in the scale of their signal. */
final class Scaled {
    /** So many values that are not above zero are no mistake: then it is no size, and is compared by difference. */
    private static final int NO_MISTAKE = 3;

    private Scaled() {}

    /**
     * Buckets of one kind.
     *
     * @param from the first one; the series ends with the last one
     */
    record Part(Series series, int from) {}

    /** As it is known after its last bucket. */
    static Series series(Case about) {
        return series(about, about.values().size());
    }

    /** As it is known before a bucket: what a mean turns out to be later has no say in what it was taken for. */
    static Series series(Case about, int bucket) {
        return series(about, kind(about, bucket), about.values(), about.rows());
    }

    /** The buckets from one on, each in the kind that was known before it. */
    static List<Part> parts(Case about, int from) {
        int turn = turn(about);
        var whole = series(about);
        return turn <= from || turn >= whole.size()
                ? List.of(new Part(series(about, from), from))
                : List.of(
                        new Part(series(about, Series.Kind.POSITIVE, until(turn, about.values()), about.rows()), from),
                        new Part(whole, turn));
    }

    private static Stretch until(int bucket, Stretch values) {
        return new Stretch(values.start(), Arrays.copyOf(values.values(), bucket));
    }

    /** A series of the signal of a case. */
    static Series series(Case about, Series.Kind kind, Stretch measured, Stretch counted) {
        double[] values = measured.values();
        var cadence = cadence(about.grain());
        if (kind == Series.Kind.RATE) {
            double[] rows = counted.values();
            double[] shares = new double[values.length];
            for (int i = 0; i < values.length; i++) {
                shares[i] = rows[i] > 0 ? values[i] / rows[i] : Double.NaN;
            }
            return Series.ofRates(cadence, measured.start(), about.zone(), shares, rows);
        }
        double[] judged = switch (kind) {
            case COUNT -> sinceFirstRows(values);
            case CHANGE -> differences(values);
            case RATE, POSITIVE, FREE -> values;
        };
        return Series.of(kind, cadence, measured.start(), about.zone(), judged);
    }

    private static Series.Kind kind(Case about, int bucket) {
        var signal = about.monitor().signal();
        return switch (signal.scale()) {
            case COUNT -> Series.Kind.COUNT;
            case POSITIVE -> Series.Kind.POSITIVE;
            case NUMBER -> bucket < turn(about) ? Series.Kind.POSITIVE : Series.Kind.FREE;
            case CHANGE -> Series.Kind.CHANGE;
            case SHARE -> Series.Kind.RATE;
            case NONE -> throw new IllegalArgumentException("not a measured signal: " + signal);
        };
    }

    /** The first bucket before which it was seen that values need not be above zero; beyond the last one if none was. */
    private static int turn(Case about) {
        if (about.monitor().signal().scale() != Signal.Scale.NUMBER) {
            return Integer.MAX_VALUE;
        }
        double[] values = about.values().values();
        int seen = 0;
        for (int i = 0; i < values.length; i++) {
            seen += values[i] <= 0 ? 1 : 0;
            if (seen == NO_MISTAKE) {
                return i + 1;
            }
        }
        return Integer.MAX_VALUE;
    }

    /** Before its first rows a dataset was not there, rather than empty; one that has none is empty. */
    private static double[] sinceFirstRows(double[] counts) {
        int first = 0;
        while (first < counts.length && !(counts[first] > 0)) {
            first++;
        }
        double[] since = counts.clone();
        Arrays.fill(since, 0, first == counts.length ? 0 : first, Double.NaN);
        return since;
    }

    private static double[] differences(double[] values) {
        double[] steps = new double[values.length];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = i == 0 ? Double.NaN : values[i] - values[i - 1];
        }
        return steps;
    }

    static Cadence cadence(Grain grain) {
        return switch (grain) {
            case HOUR -> Cadence.HOUR;
            case DAY -> Cadence.DAY;
        };
    }
}

package io.headwater.detect;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Judges buckets of a series, each from those before it. */
public final class Detector {
    /** Named in every stored verdict, so that a comparison knows what it compares. */
    public static final String ENGINE = "slots-1";

    private static final Duration HALF_LIFE = Duration.ofDays(60);

    private final List<Label> labels;
    private final Settings settings;

    /** A detector that knows what people said and how strict to be. */
    public Detector(List<Label> labels, Settings settings) {
        this.labels = List.copyOf(labels);
        this.settings = settings;
    }

    /** The verdict on one bucket; what comes after it plays no part. */
    public Verdict judge(Series whole, int bucket) {
        double value = whole.value(bucket);
        if (Double.isNaN(value)) {
            return new Verdict.NotKnown(bucket, List.of("there is no value for this window"));
        }
        var series = whole.until(bucket + 1);
        double total = Totals.isRunningTotal(series, bucket) ? series.value(bucket - 1) : 0;
        var subject = total == 0 ? series : Totals.differences(series);
        return switch (draw(subject, bucket, total)) {
            case Drawn drawn -> verdict(subject, bucket, value, total, drawn);
            case NotDrawn(var reasons) ->
                fixed().isEmpty() ? new Verdict.Learning(bucket, reasons) : judgeFixed(bucket, value, reasons);
        };
    }

    /** The verdicts on all buckets from {@code from} on. */
    public List<Verdict> replay(Series series, int from) {
        return IntStream.range(from, series.size())
                .mapToObj(bucket -> judge(series, bucket))
                .toList();
    }

    /** The band of the bucket after the last one. */
    public Outlook next(Series whole) {
        int bucket = whole.size();
        var series = whole.until(bucket);
        double total = bucket > 0 && Totals.isRunningTotal(series, bucket) ? series.value(bucket - 1) : 0;
        return switch (draw(total == 0 ? series : Totals.differences(series), bucket, total)) {
            case Drawn(var _, var band, var reasons) -> new Outlook.Expected(band, reasons);
            case NotDrawn(var reasons) -> new Outlook.Unknown(reasons);
        };
    }

    private sealed interface Drawing {}

    private record Drawn(Fit fit, Band band, List<String> reasons) implements Drawing {}

    private record NotDrawn(List<String> reasons) implements Drawing {}

    private Drawing draw(Series series, int bucket, double total) {
        var training = new Training(series, labels, bucket);
        if (!training.isEnough()) {
            int missing = series.cadence().least() - training.used();
            return new NotDrawn(List.of("still learning: %d more %s with data are needed"
                    .formatted(missing, series.cadence().unit())));
        }
        var fit = Fit.of(training);
        double mid = fit.mid();
        boolean known = bucket < series.size() && series.rows(bucket) > 0;
        double rows = known ? series.rows(bucket) : training.medianRows();
        var reasons = new ArrayList<>(fit.reasons());
        double reach = fit.noise(mid, rows) * fit.tailFactor();
        double k = Math.max(settings.sensitivity().widths(series.cadence()), training.isYoung() ? 6 : 0);
        double kLow = widened(fit, training, series, bucket, k, -1, reasons);
        double kHigh = widened(fit, training, series, bucket, k, 1, reasons);
        var space = training.space();
        var learnt = new Band(space.at(-kLow * reach, mid, rows), mid, space.at(kHigh * reach, mid, rows));
        var guarded = Guard.widen(series.kind(), learnt, training, total, reasons);
        var band = total == 0 && !isForgiven()
                ? training.steady()
                        .map(steady -> steady.narrow(guarded, reasons))
                        .orElse(guarded)
                : guarded;
        return new Drawn(fit, replaceFixed(shift(band, total), reasons), reasons);
    }

    private Verdict verdict(Series series, int bucket, double value, double total, Drawn drawn) {
        var fit = drawn.fit();
        var band = drawn.band();
        double rows = Math.max(1, series.rows(bucket));
        double mid = band.mid() - total;
        double error = Space.of(series.kind()).error(value - total, mid, rows);
        double z = error / fit.noise(mid, rows);
        var kind = band.holds(value) ? Verdict.Kind.ORDINARY : kind(series, bucket, value - total, mid);
        return new Verdict.Judged(
                bucket,
                value,
                band,
                z,
                fit.exceedance(Math.abs(z)),
                kind,
                explained(band, z, series.kind() == Series.Kind.RATE, drawn.reasons()));
    }

    private Verdict.Kind kind(Series series, int bucket, double value, double mid) {
        if (series.kind() == Series.Kind.COUNT && value == 0 && mid > 0) {
            return Verdict.Kind.MISSING;
        }
        int length = series.cadence().isIntraday() ? 18 : 4;
        if (bucket < length) {
            return Verdict.Kind.POINT;
        }
        int side = value > mid ? 1 : -1;
        boolean shifted = IntStream.range(bucket - length + 1, bucket).allMatch(b -> side(series, b) == side);
        return shifted ? Verdict.Kind.LEVEL_SHIFT : Verdict.Kind.POINT;
    }

    /** On which side of its band a bucket lies: 1 above, -1 below, 0 inside or unknown. */
    private int side(Series series, int bucket) {
        double value = series.value(bucket);
        if (Double.isNaN(value) || !(draw(series, bucket, 0) instanceof Drawn(var _, var band, var _))) {
            return 0;
        }
        return band.holds(value) ? 0 : value > band.high() ? 1 : -1;
    }

    /** A band that gave a false alarm is wider on that side; the effect halves every 60 days. */
    private double widened(
            Fit fit, Training training, Series series, int bucket, double k, int side, List<String> reasons) {
        double widest = k;
        for (Label label : labels) {
            if (label.outcome() != Label.Outcome.FALSE_POSITIVE) {
                continue;
            }
            for (int t = 0; t < training.size(); t++) {
                Instant at = series.start(training.from() + t);
                if (label.covers(at) && training.side(t, fit) == side) {
                    double age =
                            Duration.between(at, series.start(bucket)).toSeconds() / (double) HALF_LIFE.toSeconds();
                    double needed = 1.1 * fit.sizeAt(t) / fit.tailFactor();
                    widest = Math.max(widest, k + (needed - k) * StrictMath.pow(0.5, age));
                }
            }
        }
        if (widest > k) {
            reasons.add("wider because a person called an alarm here false");
        }
        return widest;
    }

    /** Where a person called an alarm false, no rule makes a band narrow again. */
    private boolean isForgiven() {
        return labels.stream().anyMatch(label -> label.outcome() == Label.Outcome.FALSE_POSITIVE);
    }

    private List<Double> fixed() {
        return Stream.of(settings.low(), settings.high())
                .flatMap(Optional::stream)
                .toList();
    }

    private Verdict judgeFixed(int bucket, double value, List<String> reasons) {
        var band = replaceFixed(new Band(Double.NEGATIVE_INFINITY, value, Double.POSITIVE_INFINITY), new ArrayList<>());
        var kind = band.holds(value) ? Verdict.Kind.ORDINARY : Verdict.Kind.POINT;
        var all = new ArrayList<>(reasons);
        all.add("judged by the fixed threshold alone");
        double mid = Math.max(band.low(), Math.min(value, band.high()));
        return new Verdict.Judged(bucket, value, new Band(band.low(), mid, band.high()), 0, 1, kind, all);
    }

    private Band replaceFixed(Band band, List<String> reasons) {
        if (fixed().isEmpty()) {
            return band;
        }
        reasons.add("a person set the threshold");
        return new Band(
                settings.low().orElse(settings.high().isPresent() ? Double.NEGATIVE_INFINITY : band.low()),
                band.mid(),
                settings.high().orElse(settings.low().isPresent() ? Double.POSITIVE_INFINITY : band.high()));
    }

    private static Band shift(Band band, double total) {
        return new Band(band.low() + total, band.mid() + total, band.high() + total);
    }

    private static List<String> explained(Band band, double z, boolean isShare, List<String> reasons) {
        var all = new ArrayList<String>();
        all.add("expected %s, most likely %s"
                .formatted(Spoken.range(band.low(), band.high(), isShare), Spoken.amount(band.mid(), isShare)));
        all.addAll(reasons);
        all.add(String.format(Locale.ROOT, "%.1f times the ordinary noise", Math.abs(z)));
        return all;
    }
}

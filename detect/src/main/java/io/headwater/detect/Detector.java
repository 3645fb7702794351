package io.headwater.detect;

import io.headwater.detect.Guard.Steady;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Judges buckets of a series, each from those before it.
 *
 * <p>A pure function of history, labels, calendar and settings.
 */
public final class Detector {
    /** Named in every stored verdict, so that a comparison knows what it compares. */
    public static final String ENGINE = "slots-2";

    private final List<Label> labels;
    private final Calendar calendar;
    private final Settings settings;

    /** What the next bucket of a series is expected to be. */
    public sealed interface Outlook {
        List<String> reasons();

        /** Enough is known to draw a band. */
        record Expected(Band band, List<String> reasons) implements Outlook {
            public Expected {
                reasons = List.copyOf(reasons);
            }
        }

        /** There is too little history. */
        record Unknown(List<String> reasons) implements Outlook {
            public Unknown {
                reasons = List.copyOf(reasons);
            }
        }
    }

    /** A detector that knows what people said and how strict to be. */
    public Detector(List<Label> labels, Settings settings) {
        this(labels, Calendar.NONE, settings);
    }

    /** A detector that knows of holidays and other events besides. */
    public Detector(List<Label> labels, Calendar calendar, Settings settings) {
        this.labels = List.copyOf(labels);
        this.calendar = calendar;
        this.settings = settings;
    }

    /** The verdict on one bucket; what comes after it plays no part. */
    public Verdict judge(Series series, int bucket) {
        return judging(series, bucket, bucket).judge(bucket, settings);
    }

    /** The verdicts on all buckets from {@code from} on. */
    public List<Verdict> replay(Series series, int from) {
        return replay(series, from, List.of(settings)).getFirst();
    }

    /** The same for each of several settings in place of this detector's: what was learnt serves for all of them. */
    public List<List<Verdict>> replay(Series series, int from, List<Settings> several) {
        var judging = judging(series, from, series.size() - 1);
        var verdicts = several.stream().map(_ -> new ArrayList<Verdict>()).toList();
        for (int bucket = from; bucket < series.size(); bucket++) {
            for (int i = 0; i < several.size(); i++) {
                verdicts.get(i).add(judging.judge(bucket, several.get(i)));
            }
        }
        return verdicts.stream().map(List::copyOf).toList();
    }

    /** The band of the bucket after the last one. */
    public Outlook next(Series series) {
        int bucket = series.size();
        return switch (judging(series, bucket, bucket).draw(bucket, settings)) {
            case Judging.Drawn drawn ->
                new Outlook.Expected(drawn.bands().band(), drawn.bands().reasons());
            case Judging.NotDrawn(var reasons) -> new Outlook.Unknown(reasons);
        };
    }

    /** What was learnt of a series up to now, in words. */
    public Portrait portrait(Series series) {
        int bucket = series.size();
        return switch (judging(series, bucket, bucket).draw(bucket, settings)) {
            case Judging.Drawn drawn ->
                Portrait.Painter.of(drawn.fit(), drawn.at(), drawn.total()).paint(labels, calendar);
            case Judging.NotDrawn(var reasons) -> Portrait.unknown(reasons);
        };
    }

    private Judging judging(Series series, int from, int to) {
        return new Judging(series, labels, calendar, from, to);
    }

    /** Judges buckets of one series one after another; what was learnt for one of a day serves for all of that day. */
    private static final class Judging {
        private static final int ASIDE = 24 * 4;
        private static final double FARTHEST = 1e6;

        private final Series series;
        private final List<Label> labels;
        private final Calendar calendar;
        private final int first;
        private final int last;
        private Optional<Subject> subject = Optional.empty();
        private Optional<Fit> fitted = Optional.empty();
        private Optional<Steady> steady = Optional.empty();
        private Optional<Occurrence> occurrence = Optional.empty();

        /** The series itself, its steps where it only ever adds up, or what is not empty where most is. */
        private record Subject(boolean isTotal, boolean isSparse, History history) {}

        /** Of buckets in [first, last]; each may be asked about in their order. */
        Judging(Series series, List<Label> labels, Calendar calendar, int first, int last) {
            this.series = series;
            this.labels = labels;
            this.calendar = calendar;
            this.first = first;
            this.last = last;
        }

        /** A bucket with what is expected of it. */
        sealed interface Drawing {}

        record Drawn(Fit fit, int at, double total, boolean isSparse, Bands.Drawn bands) implements Drawing {}

        record NotDrawn(List<String> reasons) implements Drawing {}

        Verdict judge(int bucket, Settings settings) {
            double value = series.value(bucket);
            var drawing = draw(bucket, settings);
            if (Double.isNaN(value)) {
                var band = drawing instanceof Drawn drawn
                        ? Optional.of(drawn.bands().band())
                        : Optional.<Band>empty();
                return new Verdict.NotKnown(bucket, band, List.of("there is no value for this window"));
            }
            return switch (drawing) {
                case Drawn drawn -> verdict(bucket, value, drawn);
                case NotDrawn(var reasons) -> settings.judge(bucket, value, reasons);
            };
        }

        /** What is expected of a bucket, from those before it. */
        Drawing draw(int bucket, Settings settings) {
            int anchor = anchor(bucket);
            boolean isTotal = Series.isRunningTotal(series, anchor) && !Double.isNaN(series.value(bucket - 1));
            boolean isSparse = !isTotal && occurrence(anchor).isSparse();
            var history = subject(isTotal, isSparse).history();
            int until = history.at(anchor);
            int from = from(history, until);
            int at = history.at(bucket);
            if (fitted.isEmpty()
                    || fitted.get().until() != until
                    || fitted.get().history() != history) {
                steady = Steady.of(history, from, until);
                var fit = new Fit(history, from, until, Math.max(until, until + perFit()) + 1);
                fitted = Optional.of(fit);
            }
            var fit = fitted.get();
            int least = series.cadence().least();
            if (fit.used() < least && steady.isEmpty()) {
                return new NotDrawn(List.of("still learning: %s more %s with data are needed"
                        .formatted(least - fit.used(), series.cadence().unit())));
            }
            fit.advance(at);
            double total = isTotal ? series.value(bucket - 1) : 0;
            var bands = new Bands(fit, at, labels, settings, steady, total).draw();
            boolean hasGaps = isSparse && !settings.isFixed();
            return new Drawn(
                    fit,
                    at,
                    total,
                    isSparse,
                    hasGaps ? bands.orNothing(occurrence(anchor).mayBeEmpty(bucket)) : bands);
        }

        private Occurrence occurrence(int until) {
            if (occurrence.isEmpty() || occurrence.get().until() != until) {
                occurrence = Optional.of(new Occurrence(series, until));
            }
            return occurrence.get();
        }

        private Subject subject(boolean isTotal, boolean isSparse) {
            if (subject.isEmpty()
                    || subject.get().isTotal() != isTotal
                    || subject.get().isSparse() != isSparse) {
                int from = Math.max(0, first - series.cadence().memory() - ASIDE);
                var judged = isTotal ? Series.differences(series) : isSparse ? Occurrence.filled(series) : series;
                subject = Optional.of(new Subject(
                        isTotal,
                        isSparse,
                        new History(judged, labels, calendar, from, Math.min(last + 1, series.size()))));
            }
            return subject.get();
        }

        /** Fits are made once a day. */
        private int perFit() {
            return switch (series.cadence()) {
                case QUARTER_HOUR -> 96;
                case HOUR -> 24;
                case DAY, WEEK, MONTH -> 1;
            };
        }

        private int anchor(int bucket) {
            int per = perFit();
            return per == 1
                    ? bucket
                    : Math.max(0, bucket - Math.floorMod(Math.floorDiv(series.second(bucket), 86_400 / per), per));
        }

        /** Where something is known: a history does not get longer by what is not known before it. */
        private int from(History history, int until) {
            int from = Math.max(0, until - series.cadence().memory());
            while (from < until && Double.isNaN(history.x(from))) {
                from++;
            }
            return from;
        }

        private Verdict verdict(int bucket, double value, Drawn drawn) {
            var fit = drawn.fit();
            var history = fit.history();
            var bands = drawn.bands();
            double rows = Math.max(1, history.rows(drawn.at()));
            double mid = bands.band().mid() - drawn.total();
            boolean isUsualNothing =
                    drawn.isSparse() && value == 0 && bands.band().holds(0);
            double error = isUsualNothing ? 0 : history.space().error(value - drawn.total(), mid, rows);
            double z = z(error, fit.noise(mid, rows));
            var unusual = new Unusual(fit, drawn.at(), bands);
            var kind = Verdict.Kind.ORDINARY;
            var band = bands.band();
            var reasons = new ArrayList<>(bands.reasons());
            if (!band.holds(value)) {
                kind = unusual.kind(value - drawn.total(), mid);
            } else if (bands.isLearnt()) {
                var sum = unusual.sum(value, z);
                if (sum.isPresent()) {
                    kind = unusual.isShift() ? Verdict.Kind.LEVEL_SHIFT : Verdict.Kind.MULTI_POINT;
                    band = sum.get().band();
                    reasons.add(sum.get().reason());
                } else {
                    kind = Unusual.isDrift(fit, drawn.at()) ? Verdict.Kind.DRIFT : kind;
                }
            }
            return new Verdict.Judged(
                    bucket,
                    value,
                    band,
                    z,
                    fit.tails().exceedance(Math.abs(z)),
                    kind,
                    explained(band, z, series.kind() == Series.Kind.RATE, reasons));
        }

        /** An error in units of noise, even where there was none so far. */
        private static double z(double error, double noise) {
            return error == 0 ? 0 : Math.max(-FARTHEST, Math.min(error / noise, FARTHEST));
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
}

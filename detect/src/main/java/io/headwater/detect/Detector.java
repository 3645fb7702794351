package io.headwater.detect;

import io.headwater.detect.Guard.Steady;
import io.headwater.detect.Seasons.Season;
import io.headwater.detect.kin.Family;
import io.headwater.detect.kin.Sibling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
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
    public static final String ENGINE = "slots-3";

    private final List<Label> labels;
    private final Calendar calendar;
    private final Settings settings;
    private final List<Series> siblings;
    private final String name;

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
        this(labels, calendar, settings, List.of(), "");
    }

    private Detector(List<Label> labels, Calendar calendar, Settings settings, List<Series> siblings, String name) {
        this.labels = List.copyOf(labels);
        this.calendar = calendar;
        this.settings = settings;
        this.siblings = List.copyOf(siblings);
        this.name = name;
    }

    /**
     * The same, for series that are young: what they cannot know yet is learnt from siblings that are old enough. Those of
     * another kind or cadence teach nothing; their order does not matter.
     *
     * @param siblings series of the same metric elsewhere, each over any time
     * @param name what they are, for people, as in "tables of the same schema"
     */
    public Detector among(List<Series> siblings, String name) {
        return new Detector(labels, calendar, settings, siblings, name);
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
        return new Judging(series, labels, calendar, new Relatives(siblings, name, calendar), from, to);
    }

    /** What siblings have in common, asked of one moment after another; learnt anew once a week. */
    private static final class Relatives {
        private static final long DAY = 86_400;
        private static final int MONTH = 31;

        private final List<Series> siblings;
        private final String name;
        private final Calendar calendar;
        private long monday = Long.MIN_VALUE;
        private Family family = Family.NONE;

        Relatives(List<Series> siblings, String name, Calendar calendar) {
            this.siblings = siblings;
            this.name = name;
            this.calendar = calendar;
        }

        /** As far as it was known on the last Monday before a bucket. */
        Family before(Series series, int bucket, boolean isTotal) {
            if (series.kind() == Series.Kind.FREE) {
                return Family.NONE; // each has a scale of its own
            }
            long second = series.second(bucket);
            long last = second - Math.floorMod(second - 4 * DAY, 7 * DAY);
            if (last != monday) {
                monday = last;
                family = Family.of(
                        siblings.stream()
                                .filter(one -> one.kind() == series.kind() && one.cadence() == series.cadence())
                                .map(one -> one.before(last, one.cadence().memory() / 2))
                                .flatMap(one -> learnt(one, isTotal).stream())
                                .toList(),
                        name);
            }
            return family;
        }

        private Optional<Sibling> learnt(Series series, boolean isTotal) {
            int size = series.size();
            if (size < series.cadence().maturity()) {
                return Optional.empty();
            }
            var nobody = new Relatives(List.of(), "", calendar);
            var judging = new Judging(series, List.of(), calendar, nobody, size, size);
            var subject = judging.subject(size, size);
            return Optional.of(subject)
                    .filter(one -> one.isTotal() == isTotal && !one.isSparse())
                    .map(one -> judging.fit(one, size))
                    .filter(fit -> fit.used() >= series.cadence().maturity())
                    .map(Relatives::sibling);
        }

        /** What a younger series may learn from one. */
        private static Sibling sibling(Fit fit) {
            var history = fit.history();
            var cadence = history.cadence();
            double[] week = new double[Season.finest(cadence).slots()];
            int hours = cadence.isIntraday() ? 24 : 1;
            Arrays.setAll(week, slot -> fit.season(slot % hours, slot / hours));
            var days = new HashMap<Long, Sibling.Day>();
            for (int t = Math.max(fit.from(), fit.until() - MONTH); cadence == Cadence.DAY && t < fit.until(); t++) {
                if (!Double.isNaN(fit.z(t))) {
                    double off = history.x(t) - history.space().in(fit.expected(t));
                    days.put(history.slots().day(t), new Sibling.Day(off, fit.z(t)));
                }
            }
            var tails = fit.tails();
            var noise = new Sibling.Noise(fit.dispersion(), tails.low(), tails.high());
            return Sibling.of(week, Season.parts(cadence), noise, days);
        }
    }

    /** Judges buckets of one series one after another; what was learnt for one of a day serves for all of that day. */
    private static final class Judging {
        private static final int ASIDE = 24 * 4;
        private static final double FARTHEST = 1e6;

        private final Series series;
        private final List<Label> labels;
        private final Calendar calendar;
        private final Relatives relatives;
        private final int first;
        private final int last;
        private Optional<Subject> subject = Optional.empty();
        private Optional<Fit> fitted = Optional.empty();
        private Optional<Steady> steady = Optional.empty();
        private Optional<Occurrence> occurrence = Optional.empty();

        /** The series itself, its steps where it only ever adds up, or what is not empty where most is. */
        private record Subject(boolean isTotal, boolean isSparse, History history) {}

        /** Of buckets in [first, last]; each may be asked about in their order. */
        Judging(Series series, List<Label> labels, Calendar calendar, Relatives relatives, int first, int last) {
            this.series = series;
            this.labels = labels;
            this.calendar = calendar;
            this.relatives = relatives;
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
            int anchor = series.startOfDay(bucket);
            var subject = subject(anchor, bucket);
            var fit = fit(subject, anchor);
            int at = fit.history().at(bucket);
            int least = series.cadence().least();
            if (fit.used() < least && steady.isEmpty()) {
                return new NotDrawn(List.of("still learning: %s more %s with data are needed"
                        .formatted(least - fit.used(), series.cadence().unit())));
            }
            fit.advance(at);
            double total = subject.isTotal() ? series.value(bucket - 1) : 0;
            var bands = new Bands(fit, at, labels, settings, steady, total).draw();
            boolean hasGaps = subject.isSparse() && !settings.isFixed();
            return new Drawn(
                    fit,
                    at,
                    total,
                    subject.isSparse(),
                    hasGaps ? bands.orNothing(occurrence(anchor).mayBeEmpty(bucket)) : bands);
        }

        private Occurrence occurrence(int until) {
            if (occurrence.isEmpty() || occurrence.get().until() != until) {
                occurrence = Optional.of(new Occurrence(series, until));
            }
            return occurrence.get();
        }

        /** What is judged of a bucket, as far as it is known at the start of its day. */
        private Subject subject(int anchor, int bucket) {
            boolean isTotal = Series.isRunningTotal(series, anchor) && !Double.isNaN(series.value(bucket - 1));
            boolean isSparse = !isTotal && occurrence(anchor).isSparse();
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

        /** What is learnt of it before a bucket. */
        private Fit fit(Subject subject, int anchor) {
            var history = subject.history();
            int until = history.at(anchor);
            if (fitted.isEmpty()
                    || fitted.get().until() != until
                    || fitted.get().history() != history) {
                int from = from(history, until);
                steady = Steady.of(history, from, until);
                boolean isYoung = series.isYoung(anchor) && !subject.isSparse();
                var family = isYoung ? relatives.before(series, anchor, subject.isTotal()) : Family.NONE;
                fitted = Optional.of(new Fit(
                        history,
                        from,
                        until,
                        Math.max(until, until + series.cadence().perDay()) + 1,
                        family));
            }
            return fitted.get();
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

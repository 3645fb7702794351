package io.headwater.core.detect;

import io.headwater.core.collect.Grain;
import io.headwater.core.collect.Metric;
import io.headwater.core.collect.Segment;
import io.headwater.core.collect.SeriesKey;
import io.headwater.core.collect.Stretch;
import io.headwater.core.detect.Judgement.Observation;
import io.headwater.core.monitor.Monitor;
import io.headwater.core.monitor.Signal;
import io.headwater.core.monitor.Tuning;
import io.headwater.detect.Calendar;
import io.headwater.detect.Detector;
import io.headwater.detect.Detector.Outlook;
import io.headwater.detect.Label;
import io.headwater.detect.Portrait;
import io.headwater.detect.Series;
import io.headwater.detect.Settings;
import io.headwater.detect.Spoken;
import io.headwater.detect.Verdict;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Asks the engine about the series of a monitor. */
public final class Judge {
    /** Which engine judged, kept with every judgement. */
    public static final String ENGINE = Detector.ENGINE;

    private Judge() {}

    /**
     * A series of a monitor with all that bears on it.
     *
     * @param values of the signal, one a bucket, NaN where unknown
     * @param rows of each bucket, for shares; of a segment zero where others have rows and it has none
     * @param labels what people said
     * @param calendar what was known to happen
     * @param categories for {@link Signal#CATEGORIES} the rows of each value, from the same bucket on; empty for others
     * @param siblings from which a young series learns
     */
    public record Case(
            Monitor monitor,
            Segment segment,
            Grain grain,
            ZoneId zone,
            Stretch values,
            Stretch rows,
            List<Label> labels,
            Calendar calendar,
            Map<String, Stretch> categories,
            List<Siblings.Sibling> siblings) {
        public Case {
            labels = List.copyOf(labels);
            categories = Map.copyOf(categories);
            siblings = List.copyOf(siblings);
        }

        /** One that is about one value a bucket. */
        public Case(
                Monitor monitor,
                Segment segment,
                Grain grain,
                ZoneId zone,
                Stretch values,
                Stretch rows,
                List<Label> labels,
                Calendar calendar) {
            this(monitor, segment, grain, zone, values, rows, labels, calendar, Map.of(), List.of());
        }

        /** The same series, if the monitor were tuned so, or people had said that. */
        public Case as(Monitor other, List<Label> said) {
            return new Case(other, segment, grain, zone, values, rows, said, calendar, categories, siblings);
        }

        /** The same series, if another calendar had been known. */
        public Case in(Calendar other) {
            return new Case(monitor, segment, grain, zone, values, rows, labels, other, categories, siblings);
        }

        /** The same series, beside others. */
        Case beside(List<Siblings.Sibling> others) {
            return new Case(monitor, segment, grain, zone, values, rows, labels, calendar, categories, others);
        }

        /** Whether the segment has no rows in a bucket that was measured. */
        public boolean isAbsent(int bucket) {
            return !segment.isAll() && rows.at(bucket) == 0;
        }

        /** The measured series that the signal is computed from. */
        public SeriesKey key() {
            return Judge.key(monitor, segment).orElseThrow();
        }
    }

    /** The series of a monitor: the whole, and one for each segment that was measured. */
    public static List<Case> cases(
            Monitor monitor,
            Grain grain,
            ZoneId zone,
            Map<SeriesKey, Stretch> history,
            Map<Segment, List<Label>> labels,
            Calendar calendar) {
        if (monitor.signal() == Signal.CATEGORIES) {
            return Mixture.cases(monitor, grain, zone, history, labels.getOrDefault(Segment.ALL, List.of()));
        }
        var cases = new ArrayList<Case>();
        for (Segment segment : segments(monitor, history)) {
            find(monitor, segment, history).ifPresent(values -> {
                var rows = history.get(SeriesKey.rows(segment));
                if (rows != null || !monitor.signal().isShare()) {
                    cases.add(new Case(
                            monitor,
                            segment,
                            grain,
                            zone,
                            values,
                            rows == null ? values : counted(segment, rows, history),
                            labels.getOrDefault(segment, List.of()),
                            calendar));
                }
            });
        }
        return cases;
    }

    /** Of a segment that is not named where others have rows nothing is unknown: it has none. */
    private static Stretch counted(Segment segment, Stretch rows, Map<SeriesKey, Stretch> history) {
        var whole = history.get(SeriesKey.rows(Segment.ALL));
        if (segment.isAll() || whole == null) {
            return rows;
        }
        double[] counted = rows.values();
        for (int i = 0; i < counted.length; i++) {
            counted[i] = Double.isNaN(counted[i]) && whole.at(i) > 0 ? 0 : counted[i];
        }
        return new Stretch(rows.start(), counted);
    }

    /** What the signal is worth in each bucket; NaN where that is unknown. */
    public static double[] values(Case about) {
        if (about.monitor().signal() == Signal.CATEGORIES) {
            return about.values().values();
        }
        var series = Scaled.series(about);
        return IntStream.range(0, series.size()).mapToDouble(series::value).toArray();
    }

    /** The judgement on one bucket of a case. */
    public static Judgement judge(Case about, int bucket) {
        if (about.monitor().signal() == Signal.CATEGORIES) {
            return Mixture.judge(about, bucket);
        }
        var series = Scaled.series(about, bucket);
        return judgement(about, series, detector(about, series.kind()).judge(series, bucket));
    }

    /** The judgements on all buckets from {@code from} on, each from those before it. */
    public static List<Judgement> replay(Case about, int from) {
        if (from >= about.values().size()) {
            return List.of();
        }
        if (about.monitor().signal() == Signal.CATEGORIES) {
            return Mixture.replay(about, from);
        }
        return replay(about, from, List.of(about.monitor().tuning())).getFirst();
    }

    private static List<List<Judgement>> replay(Case about, int from, List<Tuning> tunings) {
        var settings = tunings.stream().map(Judge::settings).toList();
        var all = tunings.stream().map(_ -> new ArrayList<Judgement>()).toList();
        for (var part : Scaled.parts(about, from)) {
            var series = part.series();
            var verdicts = detector(about, series.kind()).replay(series, part.from(), settings);
            for (int i = 0; i < all.size(); i++) {
                var judgements = all.get(i);
                verdicts.get(i).forEach(verdict -> judgements.add(judgement(about, series, verdict)));
            }
        }
        return all.stream().map(List::copyOf).toList();
    }

    /** The same as it is and as it would be with another tuning: what was learnt serves for both. */
    public static List<List<Judgement>> replay(Case about, Tuning other, int from) {
        if (from >= about.values().size() || about.monitor().signal() == Signal.CATEGORIES) {
            var tuned = about.monitor().with(other, about.monitor().enabled());
            return List.of(replay(about, from), replay(about.as(tuned, about.labels()), from));
        }
        return replay(about, from, List.of(about.monitor().tuning(), other));
    }

    /** The band of the bucket after the last one; empty while too little is known. */
    public static Optional<Outlook.Expected> next(Case about) {
        if (about.monitor().signal() == Signal.CATEGORIES) {
            return Optional.empty();
        }
        var series = Scaled.series(about);
        return switch (detector(about, series.kind()).next(series)) {
            case Outlook.Expected expected -> Optional.of(expected);
            case Outlook.Unknown _ -> Optional.empty();
        };
    }

    /** What was learnt of a series up to now, in words; of shares of categories their verdicts say it. */
    public static Optional<Portrait> portrait(Case about) {
        if (about.monitor().signal() == Signal.CATEGORIES) {
            return Optional.empty();
        }
        var series = Scaled.series(about);
        return Optional.of(detector(about, series.kind()).portrait(series));
    }

    private static Judgement judgement(Case about, Series series, Verdict verdict) {
        var at = about.grain().plus(about.values().start(), verdict.bucket(), about.zone());
        return switch (verdict) {
            case Verdict.Learning(var bucket, var reasons) ->
                firstDays(about, bucket, at)
                        .orElseGet(() -> new Judgement.Learning(at, value(series, bucket), reasons));
            case Verdict.NotKnown(var bucket, var _, var _) when about.isAbsent(bucket) -> absent(about, at);
            case Verdict.NotKnown(var _, var _, var reasons) -> new Judgement.NotMeasured(at, reasons);
            case Verdict.Judged judged
            when judged.isAnomaly() ->
                new Judgement.Anomalous(at, observation(judged), judged.kind().name(), judged.reasons());
            case Verdict.Judged judged -> new Judgement.Healthy(at, observation(judged), judged.reasons());
        };
    }

    private static Optional<Judgement> firstDays(Case about, int bucket, Instant at) {
        return about.monitor().signal() == Signal.DELTA
                ? FirstDays.judge(about.values(), bucket, at)
                : Optional.empty();
    }

    /** Nothing to judge, and nothing that could not be measured. */
    private static Judgement absent(Case about, Instant at) {
        var value = about.monitor().signal() == Signal.VOLUME ? Optional.of(0.0) : Optional.<Double>empty();
        return new Judgement.Learning(at, value, List.of("no row of this window has this value"));
    }

    /** A judgement in words: what was seen, and what was expected. */
    public static String inWords(Signal signal, Judgement judgement) {
        return switch (judgement) {
            case Judgement.Healthy(var _, var seen, var _) -> inWords(signal, seen, judgement);
            case Judgement.Anomalous(var _, var seen, var _, var _) -> inWords(signal, seen, judgement);
            case Judgement.Learning _, Judgement.NotMeasured _ -> why(judgement);
        };
    }

    private static String inWords(Signal signal, Observation seen, Judgement judgement) {
        return signal == Signal.CATEGORIES // how far out they lie together is no amount of anything
                ? why(judgement)
                : "%s; %s".formatted(Spoken.amount(seen.value(), signal.isShare()), why(judgement));
    }

    static String why(Judgement judgement) {
        return judgement.reasons().stream().findFirst().orElse("");
    }

    private static Optional<Double> value(Series series, int bucket) {
        return Optional.of(series.value(bucket)).filter(Double::isFinite);
    }

    private static Observation observation(Verdict.Judged judged) {
        var band = judged.band();
        return new Observation(judged.value(), band.low(), band.mid(), band.high(), judged.z());
    }

    private static List<Segment> segments(Monitor monitor, Map<SeriesKey, Stretch> history) {
        var segments = new ArrayList<Segment>();
        segments.add(Segment.ALL);
        if (!monitor.tuning().segmentFields().isEmpty()) {
            history.keySet().stream()
                    .map(SeriesKey::segment)
                    .filter(segment -> isOf(segment, monitor.tuning().segmentFields()))
                    .distinct()
                    .sorted(Comparator.comparing(Segment::text))
                    .forEach(segments::add);
        }
        return segments;
    }

    /** By the first field, or by both together. */
    private static boolean isOf(Segment segment, List<String> fields) {
        int count = segment.values().size();
        return count > 0
                && count <= fields.size()
                && segment.values().keySet().equals(Set.copyOf(fields.subList(0, count)));
    }

    private static Optional<Stretch> find(Monitor monitor, Segment segment, Map<SeriesKey, Stretch> history) {
        return key(monitor, segment).map(history::get);
    }

    /** The measured series that a signal is computed from; empty for a signal that is not measured. */
    public static Optional<SeriesKey> key(Monitor monitor, Segment segment) {
        return monitor.signal()
                .metric()
                .map(metric -> new SeriesKey(metric == Metric.ROWS ? "" : monitor.field(), metric, segment));
    }

    /** Whether a series knows too little of itself to be judged by itself. */
    static boolean isYoung(Case about, int bucket) {
        return Scaled.series(about, bucket).isYoung(bucket);
    }

    private static Detector detector(Case about, Series.Kind kind) {
        var alone = new Detector(
                about.labels(), about.calendar(), settings(about.monitor().tuning()));
        return about.siblings().isEmpty()
                ? alone
                : alone.among(
                        about.siblings().stream()
                                .map(one -> Scaled.series(about, kind, one.values(), one.rows()))
                                .toList(),
                        "tables of the same schema");
    }

    private static Settings settings(Tuning tuning) {
        return new Settings(sensitivity(tuning.sensitivity()), tuning.low(), tuning.high());
    }

    static Settings.Sensitivity sensitivity(Tuning.Sensitivity sensitivity) {
        return switch (sensitivity) {
            case LOW -> Settings.Sensitivity.LOW;
            case MEDIUM -> Settings.Sensitivity.MEDIUM;
            case HIGH -> Settings.Sensitivity.HIGH;
        };
    }
}

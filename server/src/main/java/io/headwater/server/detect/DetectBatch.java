package io.headwater.server.detect;

import io.headwater.detect.Band;
import io.headwater.detect.Cadence;
import io.headwater.detect.Detector;
import io.headwater.detect.Series;
import io.headwater.detect.Verdict;
import io.headwater.detect.freshness.Freshness;
import io.headwater.wire.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Series as JSON, one object a line, and what the detector says of them the same way.
 *
 * <p>In: {@code id}, {@code metric}, {@code cadence}, {@code start}, {@code zone}, {@code values}, for rates {@code n},
 * {@code warmup}, {@code calendar}, {@code sensitivity}, {@code labels}; for freshness {@code updates} and {@code until}.
 * Out: {@code id} and {@code verdicts}, for freshness {@code alarms}. {@code docs/detect.md} says it in full.
 */
public final class DetectBatch {
    private static final Map<String, Cadence> CADENCES = Map.of(
            "PT15M", Cadence.QUARTER_HOUR,
            "PT1H", Cadence.HOUR,
            "P1D", Cadence.DAY,
            "PT24H", Cadence.DAY,
            "P7D", Cadence.WEEK,
            "P1W", Cadence.WEEK,
            "P1M", Cadence.MONTH);

    private enum Metric {
        COUNT,
        RATE,
        POSITIVE,
        FREE,
        FRESHNESS
    }

    private DetectBatch() {}

    /**
     * What is said of one case.
     *
     * @throws io.headwater.wire.MalformedException where the line is no JSON
     * @throws UnfitSeriesException where a field is missing or is not what it should be
     */
    public static String line(String line) {
        var fields = new CaseFields(Json.readTree(line));
        var metric = fields.word(fields.needed("metric"), "metric", List.of(Metric.values()));
        var out = new LinkedHashMap<String, Object>();
        out.put("id", fields.id());
        if (metric == Metric.FRESHNESS) {
            out.put("alarms", alarms(fields));
        } else {
            out.put("verdicts", verdicts(fields, metric));
        }
        return Json.write(out);
    }

    private static List<Map<String, @Nullable Object>> verdicts(CaseFields fields, Metric metric) {
        var cadence = cadence(fields);
        var series = series(fields, metric, cadence);
        var siblings = fields.siblings(one -> series(one, metric, cadence));
        int warmup = fields.count("warmup", 0);
        if (series.size() == 0 || warmup >= series.size()) {
            return List.of();
        }
        var first = Stream.concat(Stream.of(series), siblings.stream())
                .map(one -> one.start(0))
                .min(Comparator.naturalOrder());
        var calendar = fields.calendar(first.orElseThrow(), series.start(series.size()));
        var detector =
                new Detector(fields.labels(), calendar, fields.settings()).among(siblings, "siblings that were given");
        return detector.replay(series, warmup).stream()
                .map(DetectBatch::verdict)
                .toList();
    }

    private static Cadence cadence(CaseFields fields) {
        var cadence = CADENCES.get(fields.text("cadence"));
        if (cadence == null) {
            throw new UnfitSeriesException(
                    "cadence is \"%s\": it is one of PT15M, PT1H, P1D, P7D, P1M".formatted(fields.text("cadence")));
        }
        return cadence;
    }

    private static Series series(CaseFields fields, Metric metric, Cadence cadence) {
        var start = fields.moment("start");
        double[] values = fields.numbers("values");
        if (metric != Metric.RATE) {
            return Series.of(kind(metric), cadence, start, fields.zone(), values);
        }
        double[] rows = fields.numbers("n");
        if (rows.length != values.length) {
            throw new UnfitSeriesException("a rate needs its number of rows in each bucket: %d values, but %d in n"
                    .formatted(values.length, rows.length));
        }
        return Series.ofRates(cadence, start, fields.zone(), values, rows);
    }

    private static Series.Kind kind(Metric metric) {
        return switch (metric) {
            case COUNT -> Series.Kind.COUNT;
            case RATE -> Series.Kind.RATE;
            case POSITIVE -> Series.Kind.POSITIVE;
            case FREE -> Series.Kind.FREE;
            case FRESHNESS -> throw new IllegalArgumentException("updates are no series of values");
        };
    }

    private static Map<String, @Nullable Object> verdict(Verdict verdict) {
        var out = new LinkedHashMap<String, @Nullable Object>();
        out.put("i", verdict.bucket());
        switch (verdict) {
            case Verdict.Judged judged -> {
                band(out, judged.band());
                out.put("z", finite(judged.z()));
                out.put("p", finite(judged.p()));
                out.put("anomaly", judged.kind() != Verdict.Kind.ORDINARY);
                out.put("kind", kind(judged.kind()));
            }
            case Verdict.NotKnown(int _, var band, var _) -> {
                nothing(out, "low", "mid", "high", "z", "p");
                band.ifPresent(expected -> band(out, expected));
                out.put("anomaly", false);
                out.put("kind", null);
            }
            case Verdict.Learning _ -> {
                nothing(out, "low", "mid", "high", "z", "p");
                out.put("anomaly", false);
                out.put("kind", null);
            }
        }
        out.put("reasons", verdict.reasons());
        return out;
    }

    private static void band(Map<String, @Nullable Object> out, Band band) {
        out.put("low", finite(band.low()));
        out.put("mid", finite(band.mid()));
        out.put("high", finite(band.high()));
    }

    private static void nothing(Map<String, @Nullable Object> out, String... names) {
        for (String name : names) {
            out.put(name, null);
        }
    }

    /** An infinite bound is none: JSON has no word for it. */
    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    private static @Nullable String kind(Verdict.Kind kind) {
        return switch (kind) {
            case ORDINARY -> null;
            case POINT -> "point";
            case MULTI_POINT -> "multi-point";
            case LEVEL_SHIFT -> "level-shift";
            case MISSING -> "missing";
            case DRIFT -> "drift";
        };
    }

    private static List<Map<String, @Nullable Object>> alarms(CaseFields fields) {
        var updates = fields.moments("updates").stream().distinct().sorted().toList();
        var until = fields.moment("until");
        var freshness = new Freshness(fields.settings().sensitivity(), fields.zone());
        int warmup = Math.max(1, fields.count("warmup", 0));
        var alarms = new ArrayList<Map<String, @Nullable Object>>();
        for (int known = warmup; known <= updates.size(); known++) {
            Instant next = known < updates.size() ? updates.get(known) : Instant.MAX;
            Instant end = next.isBefore(until) ? next : until;
            if (freshness.next(updates.subList(0, known)) instanceof Freshness.Deadline.Due due
                    && due.at().isBefore(end)) {
                var alarm = new LinkedHashMap<String, @Nullable Object>();
                alarm.put("at", due.at().toString());
                alarm.put("deadline", due.at().toString());
                alarm.put("cleared", next.isAfter(until) ? null : next.toString());
                alarm.put("reasons", due.reasons());
                alarms.add(alarm);
            }
        }
        return alarms;
    }
}

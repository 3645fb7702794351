package io.headwater.core.detect;

import io.headwater.core.collect.Categories;
import io.headwater.core.collect.Grain;
import io.headwater.core.collect.Metric;
import io.headwater.core.collect.Segment;
import io.headwater.core.collect.SeriesKey;
import io.headwater.core.collect.Stretch;
import io.headwater.core.detect.Judge.Case;
import io.headwater.core.detect.Judgement.Observation;
import io.headwater.core.monitor.Monitor;
import io.headwater.detect.Calendar;
import io.headwater.detect.Label;
import io.headwater.detect.shares.Distribution;
import io.headwater.detect.shares.ShareDetector;
import io.headwater.detect.shares.ShareVerdict;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks the engine how the rows of a field are spread over its values: one verdict on all of them together. */
final class Mixture {
    private static final int FEWEST = 2;

    private Mixture() {}

    /** The one case of a monitor; none before its values were counted. Rows without a value are no category. */
    static List<Case> cases(
            Monitor monitor, Grain grain, ZoneId zone, Map<SeriesKey, Stretch> history, List<Label> labels) {
        var categories = new HashMap<String, Stretch>();
        history.forEach((key, stretch) -> {
            if (key.metric() == Metric.CATEGORY_ROWS && key.field().equals(monitor.field())) {
                categories.put(key.segment().values().getOrDefault(key.field(), ""), stretch);
            }
        });
        var all = history.get(SeriesKey.rows(Segment.ALL));
        if (all == null || categories.size() < FEWEST) {
            return List.of();
        }
        var nulls = history.get(new SeriesKey(monitor.field(), Metric.NULLS, Segment.ALL));
        var rows = nulls == null ? all : without(all, nulls);
        return List.of(
                new Case(monitor, Segment.ALL, grain, zone, rows, rows, labels, Calendar.NONE, categories, List.of()));
    }

    private static Stretch without(Stretch all, Stretch nulls) {
        double[] rows = all.values().clone();
        for (int i = 0; i < rows.length; i++) {
            double missing = nulls.at(i);
            rows[i] -= Double.isNaN(missing) ? 0 : missing;
        }
        return new Stretch(all.start(), rows);
    }

    static Judgement judge(Case about, int bucket) {
        return judgement(about, detector(about).judge(distribution(about, Optional.of(bucket)), bucket));
    }

    /** Buckets that teach nothing are judged one by one: what is not known to the others is known of themselves. */
    static List<Judgement> replay(Case about, int from) {
        return detector(about).replay(distribution(about, Optional.empty()), from).stream()
                .map(verdict ->
                        teaches(about, verdict.bucket()) ? judgement(about, verdict) : judge(about, verdict.bucket()))
                .toList();
    }

    /** Whether people said nothing that keeps a bucket out of training. */
    private static boolean teaches(Case about, int bucket) {
        var at = about.grain().plus(about.values().start(), bucket, about.zone());
        return about.labels().stream().noneMatch(label -> switch (label.outcome()) {
            case FIXED, EXPECTED_ONCE, MISSED -> !at.isBefore(label.from()) && at.isBefore(label.to());
            case EXPECTED_NORMAL -> at.isBefore(label.from());
            case FALSE_POSITIVE, NO_ACTION_NEEDED -> false;
        });
    }

    private static ShareDetector detector(Case about) {
        return new ShareDetector(Judge.sensitivity(about.monitor().tuning().sensitivity()));
    }

    private static Distribution distribution(Case about, Optional<Integer> asked) {
        int size = about.values().size();
        var rows = new HashMap<String, double[]>();
        about.categories().forEach((value, stretch) -> {
            double[] counts = new double[size];
            Arrays.setAll(counts, stretch::at);
            rows.put(value, counts);
        });
        double[] all = about.values().values().clone();
        for (int i = 0; i < size; i++) {
            int bucket = i;
            complete(rows.values(), i);
            if (asked.filter(one -> one == bucket).isEmpty() && !teaches(about, i)) {
                rows.values().forEach(counts -> counts[bucket] = Double.NaN);
                all[i] = Double.NaN;
            }
        }
        return Distribution.within(Scaled.cadence(about.grain()), about.values().start(), about.zone(), rows, all);
    }

    /** Where all values of a window were counted, one that was not known then had no rows. */
    private static void complete(Collection<double[]> rows, int bucket) {
        long told = rows.stream().filter(counts -> counts[bucket] > 0).count();
        if (told > 0 && told < Categories.TOP) {
            rows.forEach(counts -> counts[bucket] = Double.isNaN(counts[bucket]) ? 0 : counts[bucket]);
        }
    }

    private static Judgement judgement(Case about, ShareVerdict verdict) {
        var at = about.grain().plus(about.values().start(), verdict.bucket(), about.zone());
        return switch (verdict) {
            case ShareVerdict.Learning(var _, var reasons) -> new Judgement.Learning(at, Optional.empty(), reasons);
            case ShareVerdict.NotKnown(var _, var reasons) -> new Judgement.Learning(at, Optional.empty(), reasons);
            case ShareVerdict.Judged judged -> judgement(at, judged);
        };
    }

    private static Judgement judgement(Instant at, ShareVerdict.Judged judged) {
        var seen = new Observation(judged.out(), 0, 0, judged.limit(), judged.out());
        return judged.isAnomaly()
                ? new Judgement.Anomalous(at, seen, judged.kind().name(), judged.reasons())
                : new Judgement.Healthy(at, seen, judged.reasons());
    }
}

package io.headwater.detect.shares;

import io.headwater.detect.Cadence;
import io.headwater.detect.Settings.Sensitivity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Goes through the buckets of a distribution in order: judges each, then learns from it. */
final class Watch {
    private static final int TOP = 20;
    private static final int[] BUCKETS = {2, 3, 5};

    /** Several buckets are looked at in several ways: together they have to lie further out. */
    private static final double SEVERAL = 1.05;

    private static final double MOST_TAIL = 2.2;

    /** Of ordinary histories one bucket in twenty lies further out. */
    private static final double TWENTIETH = 2.6;

    private final Distribution of;
    private final Cadence cadence;
    private final Sensitivity sensitivity;
    private final Season[] seasons;
    private final Track[] tracks;
    private final Divergence divergence;
    private final Recent widths;
    private final List<double[]> before = new ArrayList<>();
    private int seen;
    private double past;

    Watch(Distribution of, Sensitivity sensitivity) {
        this.of = of;
        this.cadence = of.cadence();
        this.sensitivity = sensitivity;
        this.seasons = Season.of(cadence);
        this.tracks = new Track[of.categories() + 1];
        Arrays.setAll(tracks, _ -> new Track(cadence));
        this.divergence = new Divergence(cadence, of.categories());
        this.widths = new Recent(cadence.memory());
    }

    List<ShareVerdict> replay(int from, int to) {
        var verdicts = new ArrayList<ShareVerdict>();
        for (int t = 0; t <= to; t++) {
            double rows = of.rows(t);
            boolean isAsked = t >= from;
            if (rows > 0) {
                walk(t, rows, isAsked).ifPresent(verdicts::add);
            } else if (isAsked) {
                verdicts.add(new ShareVerdict.NotKnown(t, List.of("there are no rows in this window")));
            }
        }
        return verdicts;
    }

    /** Learns from a bucket, after it was judged where somebody asks. */
    private Optional<ShareVerdict> walk(int t, double rows, boolean isAsked) {
        int[] slots = slots(t);
        var bucket = bucket(t, rows, slots);
        double[] shares = Arrays.copyOf(bucket.shares(), of.categories());
        double distance = divergence.distance(shares);
        var alone = bucket.alone();
        var verdict = isAsked ? Optional.of(judge(bucket, alone, distance)) : Optional.<ShareVerdict>empty();
        divergence.learn(shares, distance, rows);
        learn(bucket, alone.width(), slots);
        return verdict;
    }

    private ShareVerdict judge(Bucket bucket, Bucket.Unusual alone, double distance) {
        if (seen < cadence.least()) {
            return learning(bucket.at());
        }
        double score = divergence.score(distance, bucket.rows());
        var usual = new Telling.Usual(sensitivity, seen, past, tail(), distance, score);
        return new Telling(of, tracks, bucket, unusual(bucket, alone), usual).verdict();
    }

    private ShareVerdict learning(int t) {
        int more = cadence.least() - seen;
        return new ShareVerdict.Learning(
                t, List.of("still learning: %s more %s with rows are needed".formatted(more, cadence.unit())));
    }

    private int[] slots(int t) {
        var start = of.start(t);
        return Arrays.stream(seasons)
                .mapToInt(one -> one.slot(start, of.zone()))
                .toArray();
    }

    private Bucket bucket(int t, double rows, int[] slots) {
        int last = tracks.length - 1;
        double[] shares = new double[tracks.length];
        double[] expected = new double[tracks.length];
        for (int c = 0; c <= last; c++) {
            shares[c] = c == last ? Double.NaN : of.rows(c, t) / rows;
            expected[c] = Arc.share(tracks[c].expected(slots));
        }
        boolean[] isOneOfAll = new boolean[tracks.length];
        if (last > TOP + 1) {
            shares[last] = 0;
            for (int c : IntStream.range(0, last)
                    .boxed()
                    .sorted(Comparator.comparingDouble(c -> -expected[c]))
                    .skip(TOP)
                    .toList()) {
                isOneOfAll[c] = true;
                shares[last] += Double.isNaN(shares[c]) ? 0 : shares[c];
            }
        }
        double[] errors = new double[tracks.length];
        double[] noise = new double[tracks.length];
        for (int c = 0; c <= last; c++) {
            noise[c] = tracks[c].noise(rows);
            errors[c] = isOneOfAll[c] ? Double.NaN : tracks[c].error(Arc.of(shares[c]), rows, slots);
        }
        return new Bucket(t, rows, shares, expected, noise, errors);
    }

    /** The least likely of this bucket alone and those that end with it. */
    private Bucket.Unusual unusual(Bucket bucket, Bucket.Unusual alone) {
        double[] lasting = Arrays.stream(tracks)
                .mapToDouble(track -> (1 + track.memory()) / (1 - track.memory()))
                .toArray();
        var most = alone;
        for (int buckets : BUCKETS) {
            if (before.size() >= buckets - 1) {
                var several = bucket.with(before.subList(before.size() - buckets + 1, before.size()), buckets, lasting);
                most = several.width() > SEVERAL * most.width() ? several : most;
            }
        }
        return most;
    }

    /** By how much this history's tails are heavier than those of the normal law. */
    private double tail() {
        double factor = widths.quantile(0.95) / TWENTIETH;
        return Double.isNaN(factor) ? 1 : Math.max(1, Math.min(factor, MOST_TAIL));
    }

    private void learn(Bucket bucket, double width, int[] slots) {
        for (int c = 0; c < tracks.length; c++) {
            if (!Double.isNaN(bucket.shares()[c])) {
                tracks[c].learn(Arc.of(bucket.shares()[c]), bucket.rows(), slots);
            }
        }
        if (seen >= 3) {
            widths.add(width);
            before.add(bucket.errors());
        }
        if (before.size() >= BUCKETS[BUCKETS.length - 1]) {
            before.removeFirst();
        }
        past += bucket.rows();
        seen++;
    }
}

package io.headwater.core.detect;

import io.headwater.core.collect.History.Look;
import io.headwater.core.collect.History.Past;
import io.headwater.core.collect.History.Replaced;
import io.headwater.core.collect.Planning;
import io.headwater.core.collect.SeriesKey;
import io.headwater.core.collect.Stretch;
import io.headwater.core.monitor.Signal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Asks of an anomaly whether it says more than that its window is young.
 *
 * <p>Values of a window may change long after its rows came: how often the customers of a day have bought. A history
 * that is measured at once is then full where the newest windows are not, and they would look wrong against it. What
 * windows were when they were first seen, and what they became, says whether that is so: then a window is compared with
 * others as they were at the same depth, which is how many windows lay behind them when they were looked at. Before any
 * window was looked at twice, windows that come nearer to the ordinary the older they are stand in for that.
 */
public final class Maturity {
    /** So many windows say what becomes of values, the newest ones. */
    private static final int EXAMPLES = 14;

    private static final int FEWEST_EXAMPLES = 2;

    /** Which share of what an anomaly is off its middle a window usually makes up for later, at least. */
    private static final double MATTERS = 0.2;

    private static final int FEWEST_ON_A_SLOPE = 7;

    /** How much more pairs of windows are in order than out of order, as a share of all pairs. */
    private static final double SLOPE = 0.6;

    private final Judge.Case about;
    private final Past past;
    private final Map<Instant, Integer> index = new HashMap<>();
    private final Look[] looks;
    /** For each look the number of windows that had closed for it or an earlier one. */
    private final int[] until;
    /** For each window the look that saw it first; -1 where none did. */
    private final int[] first;

    private Maturity(Judge.Case about, Past past) {
        this.about = about;
        this.past = past;
        this.looks = past.looks().toArray(Look[]::new);
        number();
        this.until = until();
        this.first = first();
    }

    /** Whether there is anything to ask; if not, what is known of the past need not be read. */
    public static boolean isAsked(Judge.Case about, int bucket, Judgement judgement) {
        var tuning = about.monitor().tuning();
        boolean fixed = tuning.low().isPresent() || tuning.high().isPresent();
        return judgement instanceof Judgement.Anomalous
                && !fixed
                && about.monitor().signal() != Signal.DELTA // two windows of two ages
                && about.monitor().signal() != Signal.CATEGORIES // shares of one window, all of one age
                && about.values().size() - 1 - bucket <= Planning.trailing(about.grain());
    }

    /** The series whose past is needed. */
    public static Set<SeriesKey> keys(Judge.Case about) {
        return Set.copyOf(List.of(about.key(), SeriesKey.rows(about.segment()))); // of volume they are one
    }

    /**
     * The judgement on a bucket, or another one in its place where the bucket is young and that explains it.
     *
     * @param past of the series of {@link #keys}, from its first bucket on, with the look that found it
     */
    public static Judgement review(Judge.Case about, int bucket, Judgement judgement, Past past) {
        return isAsked(about, bucket, judgement) && judgement instanceof Judgement.Anomalous unusual
                ? new Maturity(about, past).review(bucket, unusual)
                : judgement;
    }

    private Judgement review(int bucket, Judgement.Anomalous unusual) {
        int depth = (until.length == 0 ? about.values().size() : until[until.length - 1]) - bucket - 1;
        if (depth > Planning.trailing(about.grain())) {
            return unusual; // as old as what it is compared with
        }
        double off = unusual.seen().mid() - unusual.seen().value();
        double[] moves = moves(bucket);
        if (moves.length >= FEWEST_EXAMPLES) {
            return usual(moves, off) >= MATTERS * Math.abs(off) ? likewise(bucket, depth, unusual) : unusual;
        }
        return isOnSlope(bucket, off) || isOnEdge(bucket, unusual) ? unknown(unusual) : unusual;
    }

    /** By how much windows changed that were young when they were first seen, the newest first. */
    private double[] moves(int bucket) {
        double[] now = Judge.values(about);
        double[] then = Judge.values(as(i -> first[i]));
        return IntStream.iterate(now.length - 1, i -> i >= 0, i -> i - 1)
                .filter(i -> i != bucket && isExample(i))
                .mapToDouble(i -> now[i] - then[i])
                .filter(Double::isFinite)
                .limit(EXAMPLES)
                .toArray();
    }

    /** First seen when it was young, and looked at again since, or left alone because nobody wrote it again. */
    private boolean isExample(int i) {
        if (first[i] < 0) {
            return false;
        }
        int seen = until[first[i]];
        return seen - i - 1 < Planning.trailing(about.grain()) && seen < until[until.length - 1];
    }

    /** How far at least half of them moved in a direction; of two the smaller one, for one may have been mended. */
    private static double usual(double[] moves, double direction) {
        double[] towards = Arrays.stream(moves)
                .map(move -> move * Math.signum(direction))
                .sorted()
                .toArray();
        return towards[(towards.length - 1) / 2];
    }

    private Judgement likewise(int bucket, int depth, Judgement.Anomalous unusual) {
        var same = as(i -> i == bucket ? looks.length - 1 : at(i, depth));
        return switch (Judge.judge(same, bucket)) {
            case Judgement.Healthy(var at, var seen, var reasons) ->
                new Judgement.Healthy(
                        at, seen, with(reasons, "compared with windows when they were as new as this one"));
            case Judgement.Anomalous(var at, var seen, var kind, var reasons) ->
                new Judgement.Anomalous(
                        at, seen, kind, with(reasons, "compared with windows when they were as new as this one"));
            case Judgement.Learning(var at, var value, var reasons) ->
                new Judgement.Learning(
                        at,
                        value,
                        List.of(
                                "still learning: values change after they are first seen, and too few windows were"
                                        + " seen as early as this one",
                                reasons.getFirst()));
            case Judgement.NotMeasured _ -> unusual;
        };
    }

    private static Judgement unknown(Judgement.Anomalous unusual) {
        return new Judgement.Learning(
                unusual.bucket(),
                Optional.of(unusual.seen().value()),
                List.of("still learning: the older a window, the more ordinary its value; whether values change after"
                        + " they are first seen is known when windows were measured twice"));
    }

    /** The windows before are in order: the older one is, the farther it lies on the side of the middle. */
    private boolean isOnSlope(int bucket, double off) {
        double[] values = Judge.values(about);
        double[] before = IntStream.iterate(bucket - 1, i -> i >= 0, i -> i - 1)
                .mapToDouble(i -> values[i])
                .filter(Double::isFinite)
                .limit(EXAMPLES)
                .toArray();
        double order = 0;
        for (int newer = 0; newer < before.length; newer++) {
            for (int older = newer + 1; older < before.length; older++) {
                order += Math.signum(before[older] - before[newer]) * Math.signum(off);
            }
        }
        return before.length >= FEWEST_ON_A_SLOPE && order >= SLOPE * before.length * (before.length - 1) / 2;
    }

    /** The window before is unusual in the same way, and by far less. */
    private boolean isOnEdge(int bucket, Judgement.Anomalous unusual) {
        double off = unusual.seen().mid() - unusual.seen().value();
        return bucket > 0
                && Judge.judge(about, bucket - 1) instanceof Judgement.Anomalous before
                && Math.signum(before.seen().mid() - before.seen().value()) == Math.signum(off)
                && (before.seen().value() - unusual.seen().value()) / off >= MATTERS;
    }

    /** The last look that saw a window at a depth or before; -1 where it was deeper when it was first seen. */
    private int at(int i, int depth) {
        int last = -1;
        for (int look = Math.max(0, first[i]); first[i] >= 0 && look < looks.length; look++) {
            last = until[look] - i - 1 <= depth ? look : last;
        }
        return last;
    }

    /** The case as windows were known after one look each. */
    private Judge.Case as(IntUnaryOperator look) {
        return new Judge.Case(
                about.monitor(),
                about.segment(),
                about.grain(),
                about.zone(),
                as(about.key(), about.values(), look),
                as(SeriesKey.rows(about.segment()), about.rows(), look),
                about.labels(),
                about.calendar(),
                about.categories(),
                about.siblings());
    }

    private Stretch as(SeriesKey key, Stretch now, IntUnaryOperator look) {
        var replaced = past.replaced().getOrDefault(key, List.of()).stream()
                .collect(Collectors.groupingBy(one -> index.getOrDefault(one.bucket(), -1)));
        double[] values = now.values();
        for (int i = 0; i < values.length; i++) {
            int wanted = look.applyAsInt(i);
            values[i] = wanted < 0
                    ? Double.NaN
                    : known(replaced.getOrDefault(i, List.of()), looks[wanted].observed(), values[i]);
        }
        return new Stretch(now.start(), values);
    }

    private static double known(List<Replaced> replaced, Instant at, double now) {
        return replaced.stream()
                .filter(one -> one.at().isAfter(at))
                .findFirst()
                .map(Replaced::value)
                .orElse(now);
    }

    private void number() {
        Instant last = past.looks().stream()
                .map(look -> look.windows().to())
                .max(Instant::compareTo)
                .orElse(about.values().start());
        var grain = about.grain();
        Instant at = about.values().start();
        for (int i = 0; i <= about.values().size() || !at.isAfter(last); i++) {
            index.put(at, i);
            at = grain.plus(at, 1, about.zone());
        }
    }

    private int[] until() {
        int[] result = new int[looks.length];
        int most = 0;
        for (int look = 0; look < looks.length; look++) {
            most = Math.max(most, place(looks[look].windows().to()));
            result[look] = most;
        }
        return result;
    }

    private int[] first() {
        int[] result = new int[about.values().size()];
        Arrays.fill(result, -1);
        for (int look = looks.length - 1; look >= 0; look--) {
            int to = Math.min(result.length, place(looks[look].windows().to()));
            Arrays.fill(result, Math.min(to, place(looks[look].windows().from())), to, look);
        }
        return result;
    }

    /** The number of a window; what lies before the first one counts as that one. */
    private int place(Instant start) {
        return index.getOrDefault(about.grain().startOf(start, about.zone()), 0);
    }

    private static List<String> with(List<String> reasons, String last) {
        var all = new ArrayList<>(reasons);
        all.add(last);
        return all;
    }
}

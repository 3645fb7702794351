package io.headwater.detect.shares;

import io.headwater.detect.Cadence;
import io.headwater.detect.Settings.Sensitivity;
import io.headwater.detect.Spoken;
import io.headwater.detect.shares.ShareVerdict.Kind;
import io.headwater.detect.shares.ShareVerdict.Moved;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Decides whether what is unusual about a bucket is worth an alert, and says so in words. */
final class Telling {
    /** Smaller changes of a share are never told. */
    private static final double LEAST = 0.01;

    /** So many times the noise in the first four weeks of days, when noise is known badly. */
    private static final double YOUNG = 6;

    /** How much further out the distance of the whole has to lie, which sees less than the shares do. */
    private static final double WHOLE = 2;

    private static final double MOVED = 1.5;
    private static final double HARDLY = 0.003;
    private static final int MOST = 10;
    private static final int SPOKEN = 4;

    private final Distribution of;
    private final Track[] tracks;
    private final Bucket bucket;
    private final Bucket.Unusual unusual;
    private final Usual usual;
    private final double widths;

    Telling(Distribution of, Track[] tracks, Bucket bucket, Bucket.Unusual unusual, Usual usual) {
        this.of = of;
        this.tracks = tracks;
        this.bucket = bucket;
        this.unusual = unusual;
        this.usual = usual;
        this.widths = widths(of.cadence(), usual);
    }

    /**
     * What is known of this history.
     *
     * @param seen how many buckets with rows
     * @param rows of all of them
     * @param tail by how much its tails are heavier than those of the normal law
     * @param distance of the bucket from the usual distribution
     * @param beyond how many times its spread the distance lies beyond what is usual
     */
    record Usual(Sensitivity sensitivity, int seen, double rows, double tail, double distance, double beyond) {}

    /** How far out all shares together have to lie to be told. */
    private static double widths(Cadence cadence, Usual usual) {
        double widths = switch (usual.sensitivity()) {
            case LOW -> 5.0;
            case MEDIUM -> 4.2;
            case HIGH -> 3.6;
        };
        double more = cadence.isIntraday() ? widths + 0.8 : widths;
        return usual.seen() < 4 * cadence.least() ? Math.max(more, YOUNG) : more;
    }

    ShareVerdict verdict() {
        var fresh = named(c -> Rules.isNew(tracks[c], bucket.shares()[c], bucket.rows()));
        var gone =
                named(c -> bucket.shares()[c] == 0 && Rules.isVanished(tracks[c], bucket.expected()[c], bucket.rows()));
        boolean isShifted = bucket.most() >= LEAST && (width() > widths || usual.beyond() > widths + WHOLE);
        var moved = moved();
        if (!fresh.isEmpty()) {
            return judged(Kind.NEW_CATEGORY, chanceOfNew(fresh), moved, newcomers(fresh, gone));
        }
        if (!gone.isEmpty()) {
            return judged(Kind.VANISHED_CATEGORY, chanceOfNone(gone), moved, gone(gone));
        }
        double p = Math.min(1, Chance.of(width()));
        return isShifted
                ? judged(Kind.SHIFTED, p, moved, shifted(moved))
                : judged(Kind.ORDINARY, p, List.of(), List.of(learnt()));
    }

    private ShareVerdict judged(Kind kind, double p, List<Moved> moved, List<String> reasons) {
        return new ShareVerdict.Judged(bucket.at(), kind, out(kind), widths, p, usual.distance(), moved, reasons);
    }

    private double out(Kind kind) {
        return switch (kind) {
            case ORDINARY -> Math.min(width(), widths);
            case SHIFTED -> Math.max(width(), usual.beyond() - WHOLE);
            case NEW_CATEGORY, VANISHED_CATEGORY -> Math.max(width(), widths + 1);
        };
    }

    private double width() {
        return unusual.width() / usual.tail();
    }

    private List<Integer> named(IntPredicate which) {
        return IntStream.range(0, of.categories()).filter(which).boxed().toList();
    }

    /** Of a category that had no row among all those before. */
    private double chanceOfNew(List<Integer> fresh) {
        double count = fresh.stream().mapToDouble(c -> bucket.shares()[c]).max().orElse(0) * bucket.rows();
        return StrictMath.exp(count * StrictMath.log(bucket.rows() / (bucket.rows() + usual.rows())));
    }

    private double chanceOfNone(List<Integer> gone) {
        return StrictMath.exp(gone.stream()
                .mapToDouble(c -> Rules.chanceOfNone(tracks[c], bucket.expected()[c], bucket.rows()))
                .min()
                .orElse(0));
    }

    /** Those that are out by more than chance, the furthest first; those that all others are part of have no name. */
    private List<Moved> moved() {
        return IntStream.rangeClosed(0, of.categories())
                .filter(c -> Math.abs(unusual.errors()[c]) > MOVED && Math.abs(bucket.by(c)) > HARDLY)
                .boxed()
                .sorted(Comparator.comparingDouble(c -> -Math.abs(bucket.by(c))))
                .limit(MOST)
                .map(c -> new Moved(name(c), bucket.expected()[c], bucket.shares()[c]))
                .toList();
    }

    private String name(int category) {
        return category == of.categories() ? "all smaller ones" : of.name(category);
    }

    private List<String> newcomers(List<Integer> fresh, List<Integer> gone) {
        var reasons = new ArrayList<String>();
        for (int c : fresh) {
            reasons.add("'%s' was never there before and has %s of the rows"
                    .formatted(name(c), Spoken.share(bucket.shares()[c])));
        }
        reasons.addAll(gone(gone));
        if (fresh.size() == 1 && gone.size() == 1) {
            reasons.add("'%s' may be a new name of '%s'".formatted(name(fresh.getFirst()), name(gone.getFirst())));
        }
        return reasons;
    }

    private List<String> gone(List<Integer> gone) {
        return gone.stream()
                .map(c -> "'%s' has no rows; about %s were expected"
                        .formatted(name(c), Spoken.number(Math.rint(bucket.expected()[c] * bucket.rows()))))
                .toList();
    }

    private List<String> shifted(List<Moved> moved) {
        var reasons = new ArrayList<String>();
        for (int c = 0; c <= of.categories(); c++) {
            String name = name(c);
            if (moved.stream().limit(SPOKEN).anyMatch(one -> one.category().equals(name))) {
                reasons.add("'%s' has %s of the rows; expected %s"
                        .formatted(name, Spoken.share(bucket.shares()[c]), range(c)));
            }
        }
        if (unusual.buckets() > 1) {
            reasons.add("no single share is far out, but the last %s %s are, taken together"
                    .formatted(unusual.buckets(), of.cadence().unit()));
        }
        reasons.add(String.format(
                Locale.ROOT,
                "all shares together lie %.1f times the ordinary noise away; more than %.1f is told",
                width(),
                widths));
        reasons.add(learnt());
        return reasons;
    }

    /** What would be ordinary for one share. */
    private String range(int category) {
        double middle = Arc.of(bucket.expected()[category]);
        double reach = MOVED * 2 * bucket.noise()[category];
        return Spoken.range(Arc.share(middle - reach), Arc.share(middle + reach), true);
    }

    private String learnt() {
        return "learnt from %s %s with %s rows"
                .formatted(usual.seen(), of.cadence().unit(), Spoken.number(Math.rint(usual.rows())));
    }
}

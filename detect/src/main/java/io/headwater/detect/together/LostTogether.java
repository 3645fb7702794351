package io.headwater.detect.together;

import io.headwater.detect.Spoken;
import io.headwater.detect.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Fields of one table that lost their values in the same rows, as far as numbers can tell: in one bucket as many of each
 * are gone, within noise. That is one problem, a join that failed or a form that was changed, not one a field.
 *
 * @param fields at least two, by name
 * @param share of the values that were expected to be there, between zero and one
 * @param rows about how many rows lost them
 */
public record LostTogether(List<String> fields, double share, double rows) {
    /** So many standard deviations two losses may differ. */
    private static final double APART = 3;

    /** Where noise is a larger part of a loss, being alike says nothing. */
    private static final double MOST_NOISE = 0.15;

    /** A part of the loss by which fields may always differ: some of the rows may not have had a value anyway. */
    private static final double ALWAYS = 0.01;

    /** More names are not read. */
    private static final int SOME = 10;

    public LostTogether {
        fields = List.copyOf(fields);
    }

    /**
     * More nulls in a field than are usual, by so much that it is told.
     *
     * @param value the null rate
     * @param usual what it was expected to be
     * @param z how many times the ordinary noise it lies above that
     */
    public record Rise(String field, double value, double usual, double z) {}

    /**
     * What a field lost.
     *
     * @param share of the values that were expected to be there
     * @param noise the standard deviation of the share
     */
    private record Loss(String field, double share, double noise) {
        /** Empty where it is no loss, or not known well. */
        static Optional<Loss> of(Rise rise, double rows) {
            double before = rise.usual();
            double values = 1 - before;
            double share = Math.min(1, (rise.value() - before) / values);
            double moved = arc(rise.value()) - arc(before);
            double usual = 2 * StrictMath.sqrt(before * values) * moved / rise.z();
            double counted = StrictMath.sqrt(Math.max(before, 1 / rows) * values / rows);
            double noise = Math.max(usual, counted) / values;
            return share > 0 && noise < MOST_NOISE * share
                    ? Optional.of(new Loss(rise.field(), share, noise))
                    : Optional.empty();
        }

        boolean isLike(Loss other) {
            double noise = StrictMath.sqrt(noise() * noise() + other.noise() * other.noise());
            return Math.abs(share - other.share()) <= Math.max(APART * noise, ALWAYS * share);
        }
    }

    /**
     * The groups among the null rates of one table in one bucket.
     *
     * @param nullRates the verdict on each field's null rate
     * @param rows of the bucket
     * @return those that lost most first; a field is in one group at the most
     */
    public static List<LostTogether> of(Map<String, Verdict> nullRates, double rows) {
        var risen = new ArrayList<Rise>();
        nullRates.forEach((field, verdict) -> {
            if (verdict instanceof Verdict.Judged judged && judged.isAnomaly() && judged.z() > 0) {
                risen.add(new Rise(field, judged.value(), judged.band().mid(), judged.z()));
            }
        });
        return of(risen, rows);
    }

    /** The same of the null rates that are told. */
    public static List<LostTogether> of(List<Rise> risen, double rows) {
        if (!(rows > 0)) {
            return List.of();
        }
        var left = new ArrayList<>(risen.stream()
                .map(rise -> Loss.of(rise, rows))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingDouble(Loss::noise).thenComparing(Loss::field))
                .toList());
        var groups = new ArrayList<LostTogether>();
        while (!left.isEmpty()) { // around the one that is known best
            var best = left.getFirst();
            var alike = left.stream().filter(loss -> loss.isLike(best)).toList();
            left.removeAll(alike);
            if (alike.size() > 1) {
                groups.add(group(alike, rows));
            }
        }
        groups.sort(Comparator.comparingDouble(LostTogether::share)
                .reversed()
                .thenComparing(group -> group.fields().getFirst()));
        return List.copyOf(groups);
    }

    private static LostTogether group(List<Loss> alike, double rows) {
        double weight = 0;
        double sum = 0;
        for (var loss : alike) {
            double precision = 1 / (loss.noise() * loss.noise() + 1e-12);
            weight += precision;
            sum += precision * loss.share();
        }
        double share = sum / weight;
        return new LostTogether(alike.stream().map(Loss::field).sorted().toList(), share, Math.rint(share * rows));
    }

    /** "email, phone and zip lost 12 % of their values together". */
    public String words() {
        return "%s lost %s of their values together".formatted(named(SOME), Spoken.share(share));
    }

    /** The first so many fields by name: "email, phone and 3 more". */
    public String named(int most) {
        int told = fields.size() <= most ? fields.size() - 1 : most;
        String last = fields.size() <= most ? fields.getLast() : "%d more".formatted(fields.size() - most);
        return "%s and %s".formatted(String.join(", ", fields.subList(0, told)), last);
    }

    private static double arc(double share) {
        return StrictMath.asin(StrictMath.sqrt(Math.max(0, Math.min(share, 1))));
    }
}

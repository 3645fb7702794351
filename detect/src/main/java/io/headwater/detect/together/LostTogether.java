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

    public LostTogether {
        fields = List.copyOf(fields);
    }

    /**
     * What a field lost.
     *
     * @param share of the values that were expected to be there
     * @param noise the standard deviation of the share
     */
    private record Loss(String field, double share, double noise) {
        /** Empty unless more nulls are told of the field than are usual. */
        static Optional<Loss> of(String field, Verdict verdict, double rows) {
            if (!(verdict instanceof Verdict.Judged judged) || !judged.isAnomaly() || !(judged.z() > 0)) {
                return Optional.empty();
            }
            double before = judged.band().mid();
            double values = 1 - before;
            double share = Math.min(1, (judged.value() - before) / values);
            double moved = arc(judged.value()) - arc(before);
            double usual = 2 * StrictMath.sqrt(before * values) * moved / judged.z();
            double counted = StrictMath.sqrt(Math.max(before, 1 / rows) * values / rows);
            double noise = Math.max(usual, counted) / values;
            return share > 0 && noise < MOST_NOISE * share
                    ? Optional.of(new Loss(field, share, noise))
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
        if (!(rows > 0)) {
            return List.of();
        }
        var left = new ArrayList<>(nullRates.entrySet().stream()
                .map(rate -> Loss.of(rate.getKey(), rate.getValue(), rows))
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
        String last = fields.getLast();
        String others = String.join(", ", fields.subList(0, fields.size() - 1));
        return "%s and %s lost %s of their values together".formatted(others, last, Spoken.share(share));
    }

    private static double arc(double share) {
        return StrictMath.asin(StrictMath.sqrt(Math.max(0, Math.min(share, 1))));
    }
}

package io.headwater.detect.kin;

import io.headwater.detect.Order;
import io.headwater.detect.kin.Sibling.Noise;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What several siblings have in common, and how far they lie apart in it.
 *
 * <p>Medians and quartiles throughout, so that one odd sibling says nothing and their order does not matter. How far
 * they lie apart is how little is known of a series that is not among them: siblings that disagree teach next to nothing.
 */
public final class Family {
    /** Of fewer it is not known whether they agree. */
    private static final int FEWEST = 3;

    /** A quarter of normal values lie farther from their median than this many standard deviations. */
    private static final double QUARTER = 1.15;

    /** No two tables are quite alike, however alike those are that are known. */
    private static final double LEAST_APART = 0.05;

    /** The variance of what siblings have in common; where none is as small, they are no family. */
    private static final double CLOSE = 0.02;

    /** The variance of the logarithm of a variance that is estimated from the median of one square. */
    private static final double OF_ONE = 5.4;

    /** A day on which siblings lay farther out than this many times their noise was another day for all of them. */
    private static final double FAR = 2;

    /** Nobody to learn from. */
    public static final Family NONE = new Family(List.of(), "");

    private final List<Sibling> siblings;
    private final String name;
    private final List<List<Shared>> season;
    private final Noise noise;
    private final Shared dispersion;

    /** A number that siblings have in common, and the variance between them. */
    private record Shared(double middle, double variance) {}

    private Family(List<Sibling> siblings, String name) {
        this.siblings = siblings;
        this.name = name;
        int depths = siblings.isEmpty() ? 0 : siblings.getFirst().season().size();
        this.season = IntStream.range(0, depths).mapToObj(this::season).toList();
        this.noise = new Noise(
                median(sibling -> sibling.noise().dispersion()),
                median(sibling -> sibling.noise().low()),
                median(sibling -> sibling.noise().high()));
        this.dispersion =
                shared(sibling -> StrictMath.log(Math.max(1e-9, sibling.noise().dispersion())));
    }

    /**
     * What siblings have in common; {@link #NONE} where they are too few to tell, or alike at no time of the week.
     *
     * @param siblings all with the same slots of the week
     * @param name what they are, for people, as in "tables of the same schema"
     */
    public static Family of(List<Sibling> siblings, String name) {
        if (siblings.size() < FEWEST) {
            return NONE;
        }
        var family = new Family(List.copyOf(siblings), name);
        return family.agreesAtAnyTime() ? family : NONE;
    }

    /** Whether there is a time of the day, or of the week, at which they lie close together. */
    private boolean agreesAtAnyTime() {
        return season.isEmpty() || season.getFirst().stream().anyMatch(part -> part.variance() < CLOSE);
    }

    /** Whether there is anybody to learn from. */
    public boolean teaches() {
        return !siblings.isEmpty();
    }

    /** For people: how many siblings there are, and of what. */
    public String words() {
        return "%s %s".formatted(siblings.size(), name);
    }

    /** What a slot of a season adds to the level, beside the coarser season. */
    public double season(int depth, int slot) {
        return season.get(depth).get(slot).middle();
    }

    /** The variance of that between siblings. */
    public double variance(int depth, int slot) {
        return season.get(depth).get(slot).variance();
    }

    public Noise noise() {
        return noise;
    }

    /**
     * What they say of the over-dispersion of one that shows so many values of its own: the more alike they are, the more
     * it counts; the less is known from both, the more is assumed.
     */
    public Prior prior(int known) {
        double standsFor = OF_ONE / dispersion.variance();
        double doubt = StrictMath.sqrt(OF_ONE / (standsFor + known)); // of the logarithm, as a standard deviation
        return new Prior(noise.dispersion(), standsFor, StrictMath.exp(doubt), 0);
    }

    /** How far from what was expected a day was for all of them, in the space of their kind; 0 for ordinary days. */
    public double off(long day) {
        var nothing = new Sibling.Day(Double.NaN, Double.NaN);
        double z = median(sibling -> sibling.days().getOrDefault(day, nothing).z());
        return Math.abs(z) > FAR // not a number is not greater
                ? median(sibling -> sibling.days().getOrDefault(day, nothing).off())
                : 0;
    }

    private List<Shared> season(int depth) {
        return IntStream.range(0, siblings.getFirst().season().get(depth).size())
                .mapToObj(slot -> shared(sibling -> sibling.season().get(depth).get(slot)))
                .toList();
    }

    private Shared shared(ToDoubleFunction<Sibling> number) {
        double middle = median(number);
        double[] off = siblings.stream()
                .mapToDouble(sibling -> Math.abs(number.applyAsDouble(sibling) - middle))
                .toArray();
        double apart = Math.max(LEAST_APART, Order.quantile(off, 0.75) / QUARTER);
        double few = (off.length + 1.0) / Math.max(1, off.length - 1);
        return new Shared(middle, few * apart * apart);
    }

    private double median(ToDoubleFunction<Sibling> number) {
        return Order.median(siblings.stream().mapToDouble(number).toArray());
    }
}

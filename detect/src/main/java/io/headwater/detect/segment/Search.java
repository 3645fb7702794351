package io.headwater.detect.segment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Looks for cells that explain a change: the best one, then the best in what is left, and so on.
 *
 * <p>A cell pays for having been chosen among all cells of its dimensions, for the choice of these, and for each condition.
 */
final class Search {
    private static final int RANKED = 10;
    private static final int CHOSEN = 10;
    private static final int SIBLINGS = 3;

    /** A second value of the same dimensions is a part of one story only when it weighs this much of the first. */
    private static final double LEAST_SIBLING = 0.35;

    /** By how much several segments have to explain more than a single one. */
    private static final double WORTH_SEVERAL = 1.1;

    /** How much a rival has to be behind to be none; fitted so that confidence is about how often a segment is right. */
    private static final double RIVALRY = 20;

    private static final Comparator<Found> BEST_FIRST = Comparator.comparingDouble(found -> -found.gain());

    private final Leaves leaves;
    private final Evidence evidence;
    private final List<Cuboid> cuboids;

    Search(Leaves leaves, Evidence evidence, List<Cuboid> cuboids) {
        this.leaves = leaves;
        this.evidence = evidence;
        this.cuboids = cuboids;
    }

    /**
     * What was found.
     *
     * @param chosen the set that explains the change
     * @param first what was chosen of it first
     * @param ranking all by what they would explain alone
     */
    record Result(List<Chosen> chosen, List<Found> first, List<Found> ranking) {}

    /** A segment of the set, and how far it was ahead of others that say something else about the same rows. */
    record Chosen(Found found, double lead) {}

    Result run() {
        var best = new ArrayList<List<Found>>();
        cuboids.forEach(cuboid -> best.add(best(cuboid, RANKED)));
        var ranking = best.stream().flatMap(List::stream).sorted(BEST_FIRST).toList();
        if (ranking.isEmpty()) {
            return new Result(List.of(), List.of(), List.of());
        }
        var first = first(ranking, best);
        var chosen = new ArrayList<Chosen>();
        double together = first.stream().mapToDouble(Found::gain).sum();
        first.forEach(found -> chosen.add(new Chosen(found, lead(found, together, ranking, first))));
        double least = evidence.leastGain() * first.getFirst().gain();
        first.forEach(this::remove);
        while (chosen.size() < CHOSEN) {
            var left = cuboids.stream()
                    .flatMap(cuboid -> best(cuboid, 1).stream())
                    .sorted(BEST_FIRST)
                    .toList();
            if (left.isEmpty() || left.getFirst().gain() < least) {
                break;
            }
            var next = left.getFirst();
            remove(next);
            // What holds an earlier one tells the same in fewer words.
            double gain = next.gain();
            for (Chosen earlier : List.copyOf(chosen)) {
                if (next.contains(earlier.found(), leaves)) {
                    chosen.remove(earlier);
                    gain += earlier.found().gain();
                }
            }
            chosen.add(new Chosen(next, lead(next, gain, left, List.of())));
        }
        return new Result(
                List.copyOf(chosen),
                first,
                ranking.stream().limit(RANKED + CHOSEN).toList());
    }

    /**
     * 1 where no other segment that shares rows with it explains nearly as much.
     *
     * @param gain its own, with that of what it is told together with
     */
    double lead(Found found, double gain, List<Found> others, List<Found> allies) {
        double rivals = 0;
        for (Found other : others) {
            boolean isRival =
                    !other.isSame(found) && allies.stream().noneMatch(other::isSame) && found.overlaps(other, leaves);
            rivals += isRival ? Math.pow(other.gain() / gain, RIVALRY) : 0;
        }
        return 1 / (1 + rivals);
    }

    /** The best cell, or several of one dimension that explain clearly more and are no more complicated. */
    private List<Found> first(List<Found> ranking, List<List<Found>> best) {
        var single = ranking.getFirst();
        List<Found> first = List.of(single);
        double most = WORTH_SEVERAL * single.gain();
        for (List<Found> cells : best) {
            if (!cells.isEmpty() && cells.getFirst().conditions() <= single.conditions()) {
                double least = LEAST_SIBLING * cells.getFirst().gain();
                var siblings = cells.stream()
                        .filter(cell -> cell.gain() >= least)
                        .limit(SIBLINGS)
                        .toList();
                double all = siblings.stream().mapToDouble(Found::gain).sum();
                if (siblings.size() > 1 && all > most) {
                    most = all;
                    first = siblings;
                }
            }
        }
        return first;
    }

    private List<Found> best(Cuboid cuboid, int most) {
        double price = price(cuboid);
        var best = new ArrayList<Found>();
        for (int cell = 0; cell < cuboid.cells(); cell++) {
            double gain = cuboid.gains()[cell] - price;
            if (gain > 0 && (best.size() < most || gain > best.getLast().gain())) {
                int at = cell * evidence.width();
                var found = new Found(
                        cuboid, cell, gain, cuboid.sums()[at + Evidence.EFFECT], evidence.movement(cuboid.sums(), at));
                int rank = best.size();
                while (rank > 0 && best.get(rank - 1).gain() < gain) {
                    rank--;
                }
                best.add(rank, found);
                if (best.size() > most) {
                    best.removeLast();
                }
            }
        }
        return best;
    }

    /** What a cell has to gain before it explains anything: as much as the best of as many would by chance. */
    private double price(Cuboid cuboid) {
        int all = leaves.codes().length;
        int conditions = cuboid.dimensions().length;
        double choices = 0;
        for (int i = 0; i < conditions; i++) {
            choices += Math.log((all - i) / (i + 1.0));
        }
        return Math.log(cuboid.cells()) + choices + conditions;
    }

    /** The probability that a gain is not that of chance, given that leaves vary so much more than by chance. */
    double certainty(Found found, double dispersion) {
        double price = price(found.cuboid());
        return Math.max(0, 1 - Math.exp(price - (found.gain() + price) / dispersion));
    }

    private void remove(Found found) {
        int[] gone = IntStream.range(0, leaves.size()).filter(found::holds).toArray();
        cuboids.forEach(cuboid -> cuboid.remove(gone, evidence));
    }
}

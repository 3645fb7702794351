package io.headwater.lineage.graph;

import java.util.EnumSet;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What a question is limited to.
 *
 * @param depth how many edges away at most
 * @param relations the only ones that are followed
 * @param layers whose claims alone count
 * @param asOf the moment at which an edge has to be valid, in seconds since 1970; empty where edges of all times count
 * @param steps how many edges may be looked at before the answer is given up as it is; checked between nodes
 */
public record Limits(
        Scope scope, int depth, Set<Relation> relations, Set<Layer> layers, OptionalLong asOf, long steps) {
    /** Of what a question is asked. */
    public enum Scope {
        /** Assets. An edge of a field counts as one of the asset that the field belongs to. */
        ASSETS,
        /**
         * Fields, and assets as wholes. What reaches an asset as a whole (a filter on its rows) reaches each of its fields, at
         * the same depth; what reaches a field does not reach the asset. An edge from an asset as a whole is followed only
         * where the whole was reached: which of its fields bear on the other end is not known.
         */
        FIELDS
    }

    /** For {@link #depth}: as far as edges lead. */
    public static final int ANY_DEPTH = Integer.MAX_VALUE;

    private static final long STEPS = 20_000_000;

    public Limits {
        relations = Set.copyOf(relations);
        layers = Set.copyOf(layers);
        if (depth < 0) {
            throw new IllegalArgumentException("a depth is 0 or more edges, not " + depth);
        }
        if (steps <= 0) {
            throw new IllegalArgumentException("a budget is one step or more, not " + steps);
        }
    }

    /** Among assets, no limit but twenty million steps. */
    public static Limits ofAssets() {
        return of(Scope.ASSETS, EnumSet.allOf(Relation.class));
    }

    /**
     * Among fields, no limit but twenty million steps. {@link Relation#FLOW} is not followed: beside edges between fields
     * it would lead from each field to whole tables.
     */
    public static Limits ofFields() {
        return of(Scope.FIELDS, EnumSet.complementOf(EnumSet.of(Relation.FLOW)));
    }

    private static Limits of(Scope scope, Set<Relation> relations) {
        return new Limits(scope, ANY_DEPTH, relations, EnumSet.allOf(Layer.class), OptionalLong.empty(), STEPS);
    }

    public Limits withDepth(int most) {
        return new Limits(scope, most, relations, layers, asOf, steps);
    }

    public Limits withRelations(Set<Relation> only) {
        return new Limits(scope, depth, only, layers, asOf, steps);
    }

    public Limits withLayers(Set<Layer> only) {
        return new Limits(scope, depth, relations, only, asOf, steps);
    }

    /** At a moment in seconds since 1970; {@link Claim#NOT_ENDED} for what has not ended. */
    public Limits withMoment(long moment) {
        return new Limits(scope, depth, relations, layers, OptionalLong.of(moment), steps);
    }

    public Limits withSteps(long most) {
        return new Limits(scope, depth, relations, layers, asOf, most);
    }
}

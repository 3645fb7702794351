package io.headwater.lineage.graph;

/**
 * What a layer says of an edge. Moments before 1970 and after 2106 are kept as the nearest within.
 *
 * @param validFrom since when it holds, in seconds since 1970, inclusive; {@link #EVER} where that is not known
 * @param validTo until when, exclusive; {@link #NOT_ENDED} while it holds
 * @param confidence from 0 to 1, kept in hundredths; NaN where nobody gave one
 */
public record Claim(Relation relation, Layer layer, long validFrom, long validTo, double confidence) {
    /** Before all moments. */
    public static final long EVER = Long.MIN_VALUE;

    /** After all moments. */
    public static final long NOT_ENDED = Long.MAX_VALUE;

    public Claim {
        if (validFrom >= validTo) {
            throw new IllegalArgumentException(
                    "an edge ends after it begins, not from %d to %d".formatted(validFrom, validTo));
        }
        if (confidence < 0 || confidence > 1) {
            throw new IllegalArgumentException("confidence is from 0 to 1, not " + confidence);
        }
    }

    /** What always held and goes on, without a confidence. */
    public static Claim of(Relation relation, Layer layer) {
        return new Claim(relation, layer, EVER, NOT_ENDED, Double.NaN);
    }

    /** The same within {@code [from, to)}, in seconds since 1970. */
    public Claim valid(long from, long to) {
        return new Claim(relation, layer, from, to, confidence);
    }

    /** The same with a confidence from 0 to 1. */
    public Claim withConfidence(double given) {
        return new Claim(relation, layer, validFrom, validTo, given);
    }
}

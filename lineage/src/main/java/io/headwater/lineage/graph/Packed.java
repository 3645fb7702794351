package io.headwater.lineage.graph;

/** How a claim is kept in ten bytes: one of relation and layer, two moments, one of confidence. */
@SuppressWarnings("EnumOrdinal") // these bytes live in memory alone, no longer than the enums they stand for
final class Packed {
    private static final NodeKind[] KINDS = NodeKind.values();
    private static final Relation[] RELATIONS = Relation.values();
    private static final Layer[] LAYERS = Layer.values();
    static final int EVER = Integer.MIN_VALUE;
    static final int NOT_ENDED = Integer.MAX_VALUE;

    private Packed() {}

    static byte kind(NodeKind kind) {
        return (byte) kind.ordinal();
    }

    static NodeKind kind(byte kept) {
        return KINDS[kept];
    }

    static byte kind(Relation relation, Layer layer) {
        return (byte) (relation.ordinal() << 4 | layer.ordinal());
    }

    static Relation relation(byte kind) {
        return RELATIONS[(kind & 0xff) >> 4];
    }

    static Layer layer(byte kind) {
        return LAYERS[kind & 15];
    }

    /** Seconds from 1970 to 2106 in an int that compares as they do; what lies outside is taken as the nearest. */
    static int moment(long seconds) {
        if (seconds == Claim.EVER) {
            return EVER;
        }
        return seconds == Claim.NOT_ENDED ? NOT_ENDED : instant(seconds);
    }

    /** The same where a moment proper is meant. */
    static int instant(long seconds) {
        long within = Math.clamp(seconds, 1L, 0xffff_fffeL);
        return (int) (within + Integer.MIN_VALUE);
    }

    static long seconds(int moment) {
        return switch (moment) {
            case EVER -> Claim.EVER;
            case NOT_ENDED -> Claim.NOT_ENDED;
            default -> (long) moment - Integer.MIN_VALUE;
        };
    }

    static byte confidence(double confidence) {
        return Double.isNaN(confidence) ? -1 : (byte) Math.round(confidence * 100);
    }

    static double confidence(byte kept) {
        return kept < 0 ? Double.NaN : kept / 100.0;
    }
}

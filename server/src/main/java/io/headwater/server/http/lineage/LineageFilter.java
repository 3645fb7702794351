package io.headwater.server.http.lineage;

import io.headwater.core.catalog.AssetId;
import io.headwater.core.lineage.Around.Question;
import io.headwater.core.lineage.Node;
import io.headwater.lineage.graph.Layer;
import io.headwater.lineage.graph.Traversal.Direction;
import io.headwater.server.http.Paging;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the lineage of an asset.
 *
 * @param direction upstream unless it says otherwise
 * @param field of the asset; absent for the asset as a whole
 * @param depth how many edges away at most: 1 to 100, 3 unless it says otherwise
 * @param layer whose claims count; absent for all
 * @param asOf the moment at which edges hold; absent for now
 * @param after where the last stretch ended
 */
record LineageFilter(
        @Nullable Direction direction,
        @Nullable String field,
        @Nullable Integer depth,
        @Nullable List<Layer> layer,
        @Nullable Instant asOf,
        @Nullable String after,
        @Nullable Integer limit) {
    private static final int DEEPEST = 100;
    private static final int USUAL_DEPTH = 3;
    private static final int USUAL = 50;

    Question question() {
        int edges = depth == null ? USUAL_DEPTH : depth;
        if (edges < 1 || edges > DEEPEST) {
            throw new IllegalArgumentException("depth: 1 to %d edges, not %d".formatted(DEEPEST, edges));
        }
        return new Question(
                direction == null ? Direction.UPSTREAM : direction, edges, layers(), Optional.ofNullable(asOf));
    }

    Set<Layer> layers() {
        return layer == null || layer.isEmpty() ? EnumSet.allOf(Layer.class) : EnumSet.copyOf(layer);
    }

    Node start(AssetId asset) {
        return new Node(asset, field == null ? "" : field);
    }

    int skip() {
        try {
            int skip = after == null ? 0 : Integer.parseInt(after);
            if (skip >= 0) {
                return skip;
            }
        } catch (NumberFormatException _) {
            // told below, together with what is negative
        }
        throw new IllegalArgumentException("after: not a cursor of this list: " + after);
    }

    int most() {
        return Paging.most(limit == null ? USUAL : limit);
    }
}

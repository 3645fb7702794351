package io.headwater.server.http.lineage;

import io.headwater.core.lineage.Around.Question;
import io.headwater.lineage.graph.Layer;
import io.headwater.lineage.graph.Traversal.Direction;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which ways are asked for, in the direction of the data.
 *
 * @param to the number of the asset where they end
 * @param field of the asset where they begin
 * @param toField of the asset where they end
 * @param most how many: 1 to 20, 5 unless it says otherwise
 */
record PathsFilter(
        long to,
        @Nullable String field,
        @Nullable String toField,
        @Nullable Integer most,
        @Nullable Integer depth,
        @Nullable List<Layer> layer,
        @Nullable Instant asOf) {
    private static final int MOST = 20;
    private static final int USUAL = 5;
    private static final int USUAL_DEPTH = 20;

    Question question() {
        return new LineageFilter(
                        Direction.DOWNSTREAM, field, depth == null ? USUAL_DEPTH : depth, layer, asOf, null, null)
                .question();
    }

    int atMost() {
        int wanted = most == null ? USUAL : most;
        if (wanted < 1 || wanted > MOST) {
            throw new IllegalArgumentException("most: 1 to %d, not %d".formatted(MOST, wanted));
        }
        return wanted;
    }
}

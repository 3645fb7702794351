package io.headwater.server.http.lineage;

import io.headwater.server.http.lineage.LineagePage.NamedRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ways from one asset or field to another, shortest first.
 *
 * @param complete whether no shorter or other way can be missing, within the depth and the number that were asked for
 * @param reason why some may be missing
 */
public record PathsRow(
        List<PathRow> items, boolean complete, @Nullable String reason) {
    public PathsRow {
        items = List.copyOf(items);
    }

    /** One way, both ends included. */
    public record PathRow(List<PathNodeRow> nodes) {
        public PathRow {
            nodes = List.copyOf(nodes);
        }
    }

    /**
     * A node on a way.
     *
     * @param asset absent where it lies in a domain that the reader may not see
     * @param field absent for the asset as a whole
     */
    public record PathNodeRow(
            @Nullable NamedRow asset, @Nullable String field) {}
}

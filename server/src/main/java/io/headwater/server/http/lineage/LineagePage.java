package io.headwater.server.http.lineage;

import io.headwater.core.catalog.Asset;
import io.headwater.core.catalog.AssetKind;
import io.headwater.core.catalog.DatasetKind;
import io.headwater.lineage.graph.Layer;
import io.headwater.lineage.graph.NodeKind;
import io.headwater.server.http.asset.AssetRow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of what is up or down from an asset or a field, nearest first.
 *
 * @param next the parameter {@code after} that gets what follows; absent at the end
 * @param complete whether nothing is missing
 * @param reason why something may be missing
 * @param total how many of which kind there are in all, within the depth that was asked for
 */
public record LineagePage(
        List<ReachedRow> items,
        @Nullable String next,
        boolean complete,
        @Nullable String reason,
        Map<NodeKind, Integer> total) {
    public LineagePage {
        items = List.copyOf(items);
        total = Map.copyOf(total);
    }

    /**
     * An asset or a field that was reached.
     *
     * @param field absent for the asset as a whole
     * @param depth how many edges away
     * @param lastLoad when data last arrived in the asset
     * @param via through what one edge nearer
     */
    public record ReachedRow(
            AssetRow asset,
            @Nullable String field,
            int depth,
            @Nullable Instant lastLoad,
            List<ViaRow> via) {
        public ReachedRow {
            via = List.copyOf(via);
        }
    }

    /**
     * What it is connected with one edge nearer, and why that is thought so.
     *
     * @param asset its number
     * @param layers who says so
     * @param evidence numbers of some of what says so
     */
    public record ViaRow(long asset, @Nullable String field, List<Layer> layers, List<Long> evidence) {
        public ViaRow {
            layers = List.copyOf(layers);
            evidence = List.copyOf(evidence);
        }
    }

    /** An asset that is named. */
    public record NamedRow(long id, String shortName, AssetKind kind, DatasetKind datasetKind) {
        static NamedRow of(Asset asset) {
            return new NamedRow(asset.id().value(), asset.name().shortText(), asset.kind(), asset.dataset());
        }
    }
}

package io.headwater.core.lineage;

import io.headwater.core.catalog.AssetId;

/**
 * A node of the graph of what feeds what.
 *
 * @param field empty for the asset as a whole
 */
public record Node(AssetId asset, String field) {

    /** An asset as a whole. */
    public static Node whole(AssetId asset) {
        return new Node(asset, "");
    }

    public boolean isWhole() {
        return field.isEmpty();
    }
}

package io.headwater.lineage.select;

import io.headwater.lineage.graph.Limits;
import io.headwater.lineage.graph.Limits.Scope;
import io.headwater.lineage.graph.Traversal;

/** Answers selections from one graph, along the edges that some limits let pass. */
public final class Selector {
    private final Traversal traversal;
    private final Limits ofAssets;
    private final Limits ofFields;

    /**
     * A selector.
     *
     * @param ofAssets within which assets are followed to assets
     * @param ofFields within which fields are followed to fields
     * @throws IllegalArgumentException where the scope of either is another
     */
    public Selector(Traversal traversal, Limits ofAssets, Limits ofFields) {
        if (ofAssets.scope() != Scope.ASSETS || ofFields.scope() != Scope.FIELDS) {
            throw new IllegalArgumentException("limits of assets, then limits of fields, not of %s and %s"
                    .formatted(ofAssets.scope(), ofFields.scope()));
        }
        this.traversal = traversal;
        this.ofAssets = ofAssets;
        this.ofFields = ofFields;
    }

    /** The nodes that are meant. */
    public Selected select(Selection selection) {
        return new Evaluation(traversal, ofAssets, ofFields).of(selection);
    }
}

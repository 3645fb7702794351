package io.headwater.core.lineage;

import io.headwater.lineage.graph.Layer;
import io.headwater.lineage.graph.Relation;

/**
 * One node bears on another, as a piece of evidence says.
 *
 * @param layer who says so
 * @param span where its text makes it so
 */
public record EdgeClaim(Layer layer, Node from, Node to, Relation relation, Span span) {

    /**
     * A part of a text.
     *
     * @param offset in UTF-16 units
     * @param length in the same; 0 where no part of a text says so
     */
    public record Span(int offset, int length) {
        public static final Span NONE = new Span(0, 0);
    }
}

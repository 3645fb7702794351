package io.headwater.server.http.lineage;

import io.headwater.core.lineage.EdgeClaim;
import io.headwater.lineage.graph.Layer;
import io.headwater.lineage.graph.Relation;
import io.headwater.server.http.lineage.LineagePage.NamedRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the fields of an asset come from, one edge up.
 *
 * @param hidden how many origins lie in domains that the reader may not see
 */
public record FieldOrigins(List<FieldOriginsRow> items, int hidden) {
    public FieldOrigins {
        items = List.copyOf(items);
    }

    /**
     * Where one field comes from.
     *
     * @param field absent for what steers the rows of all
     */
    public record FieldOriginsRow(@Nullable String field, List<OriginRow> origins) {
        public FieldOriginsRow {
            origins = List.copyOf(origins);
        }
    }

    /**
     * One thing that a field comes from.
     *
     * @param field absent for an asset as a whole
     * @param evidence the number of what says so
     * @param offset where its text makes it so, in UTF-16 units
     * @param length of that; 0 where no part of a text does
     * @param confidence from 0 to 1
     */
    public record OriginRow(
            NamedRow asset,
            @Nullable String field,
            Relation relation,
            Layer layer,
            long evidence,
            int offset,
            int length,
            double confidence) {
        static OriginRow of(NamedRow asset, EdgeClaim edge, long evidence, double confidence) {
            return new OriginRow(
                    asset,
                    edge.from().isWhole() ? null : edge.from().field(),
                    edge.relation(),
                    edge.layer(),
                    evidence,
                    edge.span().offset(),
                    edge.span().length(),
                    confidence);
        }
    }
}

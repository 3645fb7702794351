package io.headwater.store;

import io.headwater.core.catalog.Asset;
import io.headwater.core.catalog.AssetId;
import io.headwater.core.collect.Fact.StatementRole;
import io.headwater.core.lineage.Claims.Told;
import io.headwater.core.lineage.EdgeClaim;
import io.headwater.core.lineage.EdgeClaim.Span;
import io.headwater.core.lineage.Evidence;
import io.headwater.core.lineage.EvidenceId;
import io.headwater.core.lineage.Node;
import io.headwater.lineage.Diagnostic;
import io.headwater.lineage.Level;
import io.headwater.lineage.graph.Layer;
import io.headwater.lineage.graph.Relation;
import io.headwater.store.tables.tables.records.EdgeRecord;
import io.headwater.store.tables.tables.records.EvidenceRecord;
import io.headwater.wire.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Between rows and edges: those of a target side by side, one array a column. */
final class EdgeRows {
    private final List<EdgeClaim> edges = new ArrayList<>();

    /** What a row is about within its evidence. */
    record Target(long asset, Layer layer) {}

    void add(EdgeClaim edge) {
        edges.add(edge);
    }

    EdgeRecord row(EdgeRecord row, Target target) {
        row.setToId(target.asset());
        row.setLayer(target.layer().name());
        row.setFromId(column(edge -> edge.from().asset().value(), Long[]::new));
        row.setFromField(column(edge -> edge.from().field(), String[]::new));
        row.setToField(column(edge -> edge.to().field(), String[]::new));
        row.setRelation(column(edge -> edge.relation().name(), String[]::new));
        row.setAt(column(edge -> edge.span().offset(), Integer[]::new));
        row.setLength(column(edge -> edge.span().length(), Integer[]::new));
        return row;
    }

    private <T> T[] column(Function<EdgeClaim, T> part, IntFunction<T[]> array) {
        return edges.stream().map(part).toArray(array);
    }

    static Told told(EdgeRecord row, @Nullable Instant from, @Nullable Instant to, @Nullable Float confidence) {
        var target = new AssetId(row.getToId());
        var layer = Layer.valueOf(row.getLayer());
        var edges = new ArrayList<EdgeClaim>(row.getFromId().length);
        for (int i = 0; i < row.getFromId().length; i++) {
            edges.add(new EdgeClaim(
                    layer,
                    new Node(new AssetId(row.getFromId()[i]), row.getFromField()[i]),
                    new Node(target, row.getToField()[i]),
                    Relation.valueOf(row.getRelation()[i]),
                    new Span(row.getAt()[i], row.getLength()[i])));
        }
        return new Told(
                new EvidenceId(row.getEvidenceId()),
                layer,
                target,
                Optional.ofNullable(from),
                Optional.ofNullable(to),
                confidence == null || layer == Layer.WAREHOUSE ? 1 : confidence,
                edges);
    }

    static Evidence evidence(EvidenceRecord row, Optional<Asset> about) {
        Optional<StatementRole> role = row.getRole().equals(JooqClaims.EVENT)
                ? Optional.empty()
                : Optional.of(StatementRole.valueOf(row.getRole()));
        return new Evidence(
                new EvidenceId(row.getId()),
                role,
                about,
                row.getDialect(),
                row.getSql(),
                row.getFirstSeenAt(),
                row.getLastSeenAt(),
                Optional.ofNullable(row.getValidFrom()),
                Optional.ofNullable(row.getValidTo()),
                Optional.ofNullable(row.getLevel())
                        .map(level -> new Evidence.Comprehension(
                                Level.valueOf(level),
                                row.getConfidence() == null ? 1 : row.getConfidence(),
                                List.of(Json.read(row.getDiagnostics().data(), Diagnostic[].class)))));
    }
}

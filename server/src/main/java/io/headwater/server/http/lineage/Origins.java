package io.headwater.server.http.lineage;

import io.headwater.core.access.Principal;
import io.headwater.core.catalog.Asset;
import io.headwater.core.catalog.AssetId;
import io.headwater.core.catalog.Field;
import io.headwater.core.lineage.Claims.Told;
import io.headwater.core.lineage.EdgeClaim;
import io.headwater.lineage.graph.Relation;
import io.headwater.server.http.lineage.FieldOrigins.FieldOriginsRow;
import io.headwater.server.http.lineage.FieldOrigins.OriginRow;
import io.headwater.server.http.lineage.LineagePage.NamedRow;
import io.headwater.store.Books;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What leads into the fields of an asset at a moment. */
final class Origins {
    private static final Comparator<OriginRow> ORDER = Comparator.comparing(OriginRow::relation)
            .thenComparing(row -> row.asset().shortName())
            .thenComparing(row -> row.field() == null ? "" : row.field())
            .thenComparing(OriginRow::layer);

    private final Books books;
    private final Principal principal;
    private final Instant moment;

    Origins(Books books, Principal principal, Instant moment) {
        this.books = books;
        this.principal = principal;
        this.moment = moment;
    }

    /** The fields in their order, then what is said of others, and last what steers the rows of all. */
    FieldOrigins of(AssetId asset, List<Field> fields) {
        var told = new ArrayList<Told>();
        books.claims().into(List.of(asset), one -> {
            if (one.holds(moment)) {
                told.add(one);
            }
        });
        var ids = told.stream()
                .flatMap(one -> one.edges().stream())
                .map(edge -> edge.from().asset())
                .distinct()
                .toList();
        Map<AssetId, Asset> seen =
                books.assets().all(principal, ids).stream().collect(Collectors.toMap(Asset::id, Function.identity()));
        Map<String, List<OriginRow>> byField = new LinkedHashMap<>();
        fields.forEach(field -> byField.put(field.name(), new ArrayList<>()));
        int hidden = 0;
        for (Told one : told) {
            hidden += gather(one, seen, byField);
        }
        return new FieldOrigins(rows(byField), hidden);
    }

    private static int gather(Told told, Map<AssetId, Asset> seen, Map<String, List<OriginRow>> byField) {
        int hidden = 0;
        for (EdgeClaim edge : told.edges()) {
            if (edge.relation() == Relation.FLOW) {
                continue; // which field comes from where is not said
            }
            var from = seen.get(edge.from().asset());
            if (from == null) {
                hidden++;
            } else {
                byField.computeIfAbsent(edge.to().field(), _ -> new ArrayList<>())
                        .add(OriginRow.of(
                                NamedRow.of(from), edge, told.evidence().value(), told.confidence()));
            }
        }
        return hidden;
    }

    private static List<FieldOriginsRow> rows(Map<String, List<OriginRow>> byField) {
        var rows = new ArrayList<FieldOriginsRow>();
        byField.forEach((field, origins) -> {
            if (!field.isEmpty() && !origins.isEmpty()) {
                rows.add(new FieldOriginsRow(
                        field, origins.stream().sorted(ORDER).toList()));
            }
        });
        var steering = byField.getOrDefault("", List.of());
        if (!steering.isEmpty()) {
            rows.add(new FieldOriginsRow(null, steering.stream().sorted(ORDER).toList()));
        }
        return rows;
    }
}

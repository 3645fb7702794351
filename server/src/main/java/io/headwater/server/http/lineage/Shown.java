package io.headwater.server.http.lineage;

import io.headwater.core.access.Principal;
import io.headwater.core.catalog.Asset;
import io.headwater.core.catalog.AssetId;
import io.headwater.core.lineage.Around.Reached;
import io.headwater.core.lineage.Around.Step;
import io.headwater.core.lineage.Claims.Told;
import io.headwater.core.lineage.Node;
import io.headwater.lineage.graph.Layer;
import io.headwater.lineage.graph.Traversal.Direction;
import io.headwater.server.http.asset.AssetRow;
import io.headwater.server.http.lineage.LineagePage.ReachedRow;
import io.headwater.server.http.lineage.LineagePage.ViaRow;
import io.headwater.store.Books;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts names, health and reasons to what was reached. */
final class Shown {
    private static final int MOST_EVIDENCE = 5;

    private final Books books;
    private final Principal principal;
    private final LineageFilter filter;
    private final Instant moment;
    private final boolean isUp;

    Shown(Books books, Principal principal, LineageFilter filter, Instant now) {
        this.books = books;
        this.principal = principal;
        this.filter = filter;
        this.moment = filter.asOf() == null ? now : filter.asOf();
        this.isUp = filter.question().direction() == Direction.UPSTREAM;
    }

    LineagePage page(Reached reached) {
        var ids = reached.steps().stream()
                .map(step -> step.node().asset())
                .distinct()
                .toList();
        Map<AssetId, Asset> assets =
                books.assets().all(principal, ids).stream().collect(Collectors.toMap(Asset::id, Function.identity()));
        var health = books.judgements().health(List.copyOf(assets.keySet()));
        var loads = books.facts().lastLoads(assets.keySet());
        var reasons = reasons(reached.steps());
        var rows = reached.steps().stream()
                .filter(step -> assets.containsKey(step.node().asset()))
                .map(step -> {
                    var asset = Objects.requireNonNull(assets.get(step.node().asset()));
                    return new ReachedRow(
                            AssetRow.of(asset, health.getOrDefault(asset.id(), Map.of())),
                            step.node().isWhole() ? null : step.node().field(),
                            step.depth(),
                            loads.get(asset.id()),
                            step.via().stream()
                                    .map(near -> via(step.node(), near, reasons))
                                    .toList());
                })
                .toList();
        int hidden = reached.steps().size() - rows.size();
        var reason = reached.cut()
                .or(() -> hidden == 0
                        ? Optional.empty()
                        : Optional.of("%d of these lie in domains that you may not see".formatted(hidden)));
        String next = reached.hasMore()
                ? Integer.toString(filter.skip() + reached.steps().size())
                : null;
        return new LineagePage(rows, next, reason.isEmpty(), reason.orElse(null), reached.total());
    }

    /** The edge between two nodes; those of fields count for their assets where assets are asked for. */
    private record Between(Node from, Node to) {}

    /** Who says that an edge is there. */
    private record Reasons(Set<Layer> layers, Set<Long> evidence) {
        Reasons() {
            this(new TreeSet<>(), new LinkedHashSet<>());
        }
    }

    /** What bears on an asset as a whole bears on each of its fields. */
    private ViaRow via(Node node, Node near, Map<Between, Reasons> reasons) {
        var from = isUp ? node : near;
        var to = isUp ? near : node;
        var found = Stream.of(new Between(from, to), new Between(from, Node.whole(to.asset())))
                .flatMap(between -> Optional.ofNullable(reasons.get(between)).stream())
                .toList();
        return new ViaRow(
                near.asset().value(),
                near.isWhole() ? null : near.field(),
                found.stream()
                        .flatMap(one -> one.layers().stream())
                        .distinct()
                        .sorted()
                        .toList(),
                found.stream()
                        .flatMap(one -> one.evidence().stream())
                        .distinct()
                        .limit(MOST_EVIDENCE)
                        .toList());
    }

    private Map<Between, Reasons> reasons(List<Step> steps) {
        var reasons = new HashMap<Between, Reasons>();
        var targets = steps.stream()
                .flatMap(step -> isUp ? step.via().stream() : Stream.of(step.node()))
                .map(Node::asset)
                .distinct()
                .toList();
        books.claims().into(targets, told -> heed(told, reasons));
        return reasons;
    }

    private void heed(Told told, Map<Between, Reasons> reasons) {
        if (!told.holds(moment) || !filter.layers().contains(told.layer())) {
            return;
        }
        told.edges().forEach(edge -> {
            boolean ofFields = filter.field() != null;
            var between = ofFields
                    ? new Between(edge.from(), edge.to())
                    : new Between(
                            Node.whole(edge.from().asset()),
                            Node.whole(edge.to().asset()));
            var found = reasons.computeIfAbsent(between, _ -> new Reasons());
            found.layers().add(told.layer());
            found.evidence().add(told.evidence().value());
        });
    }
}

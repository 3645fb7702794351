package io.headwater.server.http.lineage;

import io.headwater.core.access.Missing;
import io.headwater.core.access.Permission;
import io.headwater.core.access.Principal;
import io.headwater.core.catalog.Asset;
import io.headwater.core.catalog.AssetId;
import io.headwater.core.lineage.Around;
import io.headwater.core.lineage.EvidenceId;
import io.headwater.core.lineage.Node;
import io.headwater.server.assembly.Assembly;
import io.headwater.server.http.Needs;
import io.headwater.server.http.lineage.LineagePage.NamedRow;
import io.headwater.server.http.lineage.PathsRow.PathNodeRow;
import io.headwater.server.http.lineage.PathsRow.PathRow;
import io.headwater.store.Books;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
class AssetLineageApi {
    private final Assembly assembly;

    AssetLineageApi(Assembly assembly) {
        this.assembly = assembly;
    }

    /** What is upstream or downstream. */
    @Needs(Permission.VIEW)
    @GetMapping("/assets/{id}/lineage")
    LineagePage lineage(Principal principal, @PathVariable long id, LineageFilter filter) {
        var start = filter.start(find(principal, id).id());
        var reached =
                new Around(assembly.graphs().current(), filter.question()).reach(start, filter.skip(), filter.most());
        return read(books -> new Shown(books, principal, filter, now()).page(reached));
    }

    /** Where each field comes from, one edge up. */
    @Needs(Permission.VIEW)
    @GetMapping("/assets/{id}/field-origins")
    FieldOrigins fieldOrigins(Principal principal, @PathVariable long id, OriginsFilter filter) {
        var asset = find(principal, id);
        return read(books -> new Origins(books, principal, filter.moment(now()))
                .of(asset.id(), books.assets().fields(asset.id())));
    }

    /** The moment at which edges hold; absent for now. */
    record OriginsFilter(@Nullable Instant asOf) {
        Instant moment(Instant now) {
            return asOf == null ? now : asOf;
        }
    }

    /** By which ways data goes from one asset to another. */
    @Needs(Permission.VIEW)
    @GetMapping("/assets/{id}/paths")
    PathsRow paths(Principal principal, @PathVariable long id, PathsFilter filter) {
        var from = new Node(find(principal, id).id(), filter.field() == null ? "" : filter.field());
        var to = new Node(find(principal, filter.to()).id(), filter.toField() == null ? "" : filter.toField());
        var ways = new Around(assembly.graphs().current(), filter.question()).ways(from, to, filter.atMost());
        var ids = ways.ways().stream()
                .flatMap(List::stream)
                .map(Node::asset)
                .distinct()
                .toList();
        Map<AssetId, Asset> assets = read(books ->
                books.assets().all(principal, ids).stream().collect(Collectors.toMap(Asset::id, Function.identity())));
        return new PathsRow(
                ways.ways().stream()
                        .map(way -> new PathRow(
                                way.stream().map(node -> node(node, assets)).toList()))
                        .toList(),
                ways.cut().isEmpty(),
                ways.cut().orElse(null));
    }

    private static PathNodeRow node(Node node, Map<AssetId, Asset> assets) {
        var asset = assets.get(node.asset());
        return new PathNodeRow(
                asset == null ? null : NamedRow.of(asset), node.isWhole() || asset == null ? null : node.field());
    }

    /** A text or an event that says what feeds what. */
    @Needs(Permission.VIEW)
    @GetMapping("/evidence/{id}")
    EvidenceRow evidence(Principal principal, @PathVariable long id) {
        return read(books -> books.claims()
                .evidence(principal, new EvidenceId(id))
                .map(EvidenceRow::of)
                .orElseThrow(() -> new Missing("evidence " + id)));
    }

    private Asset find(Principal principal, long id) {
        return read(books -> books.assets().find(principal, new AssetId(id)))
                .orElseThrow(() -> new Missing("asset " + id));
    }

    private Instant now() {
        return assembly.parts().clock().instant();
    }

    private <T> T read(Function<Books, T> question) {
        return assembly.parts().store().read(question);
    }
}

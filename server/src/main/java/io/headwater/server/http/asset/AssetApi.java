package io.headwater.server.http.asset;

import io.headwater.core.access.DomainName;
import io.headwater.core.access.Missing;
import io.headwater.core.access.Permission;
import io.headwater.core.access.Principal;
import io.headwater.core.catalog.Asset;
import io.headwater.core.catalog.AssetId;
import io.headwater.server.assembly.Assembly;
import io.headwater.server.http.Listed;
import io.headwater.server.http.Needs;
import io.headwater.server.http.Paging;
import io.headwater.server.http.asset.AssetDetail.LoadRow;
import io.headwater.server.http.asset.AssetDetail.RunRow;
import io.headwater.server.http.asset.AssetDetail.SchemaVersionRow;
import io.headwater.store.Books;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/assets")
class AssetApi {
    private static final Duration RECENT = Duration.ofDays(30);
    private static final int MOST_EVENTS = 200;

    private final Assembly assembly;

    AssetApi(Assembly assembly) {
        this.assembly = assembly;
    }

    @Needs(Permission.VIEW)
    @GetMapping
    Listed<AssetRow> list(Principal principal, AssetFilter filter) {
        return read(books -> {
            var page = books.assets().page(principal, filter.search());
            var health = books.judgements()
                    .health(page.items().stream().map(Asset::id).toList());
            return Listed.of(page, asset -> AssetRow.of(asset, health.getOrDefault(asset.id(), Map.of())));
        });
    }

    @Needs(Permission.VIEW)
    @GetMapping("/{id}")
    AssetDetail one(Principal principal, @PathVariable long id) {
        return read(books -> {
            var asset = find(books, principal, id);
            var health = books.judgements().health(List.of(asset.id())).getOrDefault(asset.id(), Map.of());
            return AssetDetail.of(
                    AssetRow.of(asset, health),
                    books.assets().fields(asset.id()),
                    asset.timeColumn(),
                    books.history().state(asset.id()));
        });
    }

    @Needs(Permission.VIEW)
    @GetMapping("/{id}/schema-versions")
    Listed<SchemaVersionRow> schemaVersions(Principal principal, @PathVariable long id) {
        return read(books -> Listed.all(
                books.assets().schemaVersions(find(books, principal, id).id()).stream()
                        .map(SchemaVersionRow::of)
                        .toList()));
    }

    @Needs(Permission.VIEW)
    @GetMapping("/{id}/loads")
    Listed<LoadRow> loads(Principal principal, @PathVariable long id, Paging.Stretch wanted) {
        return read(books -> Listed.of(
                books.facts().loads(find(books, principal, id).id(), wanted.begins(), wanted.most()), LoadRow::of));
    }

    @Needs(Permission.VIEW)
    @GetMapping("/{id}/runs")
    Listed<RunRow> runs(Principal principal, @PathVariable long id) {
        return read(books -> Listed.all(latest(
                books.facts().runs(principal, find(books, principal, id).id(), recently()), RunRow::of)));
    }

    /** Rows by value, of the fields that have few. */
    @Needs(Permission.VIEW)
    @GetMapping("/{id}/categories")
    Listed<FieldCategories> categories(Principal principal, @PathVariable long id) {
        return Listed.all(assembly.charting()
                .lines(principal, new AssetId(id), FieldCategories.BACK)
                .map(FieldCategories::of)
                .orElse(List.of()));
    }

    /** The field that says when a row belongs to; empty text for none. */
    public record TimeColumnWish(String field) {}

    @Needs(Permission.EDIT)
    @PutMapping("/{id}/time-column")
    ResponseEntity<Void> timeColumn(Principal principal, @PathVariable long id, @RequestBody TimeColumnWish wish) {
        assembly.watching().chooseTimeColumn(principal, new AssetId(id), wish.field());
        return ResponseEntity.noContent().build();
    }

    /** The domain that an asset moves to. */
    public record DomainWish(String domain) {}

    @Needs(Permission.EDIT)
    @PutMapping("/{id}/domain")
    ResponseEntity<Void> move(Principal principal, @PathVariable long id, @RequestBody DomainWish wish) {
        assembly.watching().move(principal, new AssetId(id), new DomainName(wish.domain()));
        return ResponseEntity.noContent().build();
    }

    @Needs(Permission.EDIT)
    @PostMapping("/{id}/measurement")
    ResponseEntity<Void> measure(Principal principal, @PathVariable long id) {
        assembly.watching().measureNow(principal, new AssetId(id));
        return ResponseEntity.accepted().build();
    }

    private Instant recently() {
        return assembly.parts().clock().instant().minus(RECENT);
    }

    /** Newest first. */
    private static <A, T> List<T> latest(List<A> facts, Function<A, T> shown) {
        var rows = new ArrayList<>(facts.subList(Math.max(0, facts.size() - MOST_EVENTS), facts.size()).stream()
                .map(shown)
                .toList());
        Collections.reverse(rows);
        return rows;
    }

    private static Asset find(Books books, Principal principal, long id) {
        return books.assets().find(principal, new AssetId(id)).orElseThrow(() -> new Missing("asset " + id));
    }

    private <T> T read(Function<Books, T> question) {
        return assembly.parts().store().read(question);
    }
}

package io.headwater.server.http.asset;

import io.headwater.core.access.DomainName;
import io.headwater.core.catalog.AssetKind;
import io.headwater.core.catalog.Assets;
import io.headwater.core.catalog.SourceId;
import io.headwater.server.http.Paging;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which assets to list.
 *
 * @param text part of the name
 */
record AssetFilter(
        @Nullable String text,
        @Nullable String domain,
        @Nullable Long source,
        @Nullable AssetKind kind,
        Assets.@Nullable Health health,
        Assets.@Nullable Sort sort,
        @Nullable String after,
        @Nullable Integer limit) {
    Assets.Search search() {
        return new Assets.Search(
                text == null ? "" : text,
                Optional.ofNullable(domain).map(DomainName::new),
                Optional.ofNullable(source).map(SourceId::new),
                Optional.ofNullable(kind),
                Optional.ofNullable(health),
                sort == null ? Assets.Sort.NAME : sort,
                Optional.ofNullable(after),
                Paging.most(limit == null ? 50 : limit));
    }
}

package io.headwater.server.http.asset;

import io.headwater.core.catalog.AssetId;
import io.headwater.core.detect.Judgements;
import io.headwater.core.detect.Judgements.State;
import io.headwater.core.monitor.Signal;
import io.headwater.server.http.Paging;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which monitors to list.
 *
 * @param text part of the asset's or field's name
 */
record MonitorFilter(
        @Nullable String text,
        @Nullable Long asset,
        Signal.@Nullable Family kind,
        @Nullable State state,
        Judgements.@Nullable Sort sort,
        @Nullable String after,
        @Nullable Integer limit) {
    Judgements.Search search() {
        return new Judgements.Search(
                text == null ? "" : text,
                Optional.ofNullable(asset).map(AssetId::new),
                Optional.ofNullable(kind),
                Optional.ofNullable(state),
                sort == null ? Judgements.Sort.ASSET : sort,
                Optional.ofNullable(after),
                Paging.most(limit == null ? 50 : limit));
    }
}

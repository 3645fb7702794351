package io.headwater.server.http.asset;

import io.headwater.core.catalog.Asset;
import io.headwater.core.catalog.AssetKind;
import io.headwater.core.catalog.DatasetKind;
import io.headwater.core.detect.Judgements.State;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An asset in a list.
 *
 * @param name the whole name, escaped
 * @param shortName its last two segments
 * @param source the number of the source that describes it
 * @param owner in the source's own words
 * @param rows an estimate of the source; absent when unknown
 * @param bytes with indexes; absent when unknown
 * @param monitors how many monitors stand how
 */
public record AssetRow(
        long id,
        String namespace,
        String name,
        String shortName,
        AssetKind kind,
        DatasetKind datasetKind,
        String domain,
        @Nullable Long source,
        @Nullable String owner,
        @Nullable String comment,
        @Nullable Long rows,
        @Nullable Long bytes,
        Instant firstSeen,
        @Nullable Instant gone,
        Map<State, Integer> monitors) {
    public AssetRow {
        monitors = Map.copyOf(monitors);
    }

    /** Shows an asset. */
    public static AssetRow of(Asset asset, Map<State, Integer> monitors) {
        return new AssetRow(
                asset.id().value(),
                asset.name().namespace(),
                asset.name().text(),
                asset.name().shortText(),
                asset.kind(),
                asset.dataset(),
                asset.domain().value(),
                asset.source().map(source -> source.value()).orElse(null),
                asset.owner().orElse(null),
                asset.comment().orElse(null),
                known(asset.size().rows()),
                known(asset.size().bytes()),
                asset.firstSeen(),
                asset.gone().orElse(null),
                monitors);
    }

    private static @Nullable Long known(long size) {
        return size < 0 ? null : size;
    }
}

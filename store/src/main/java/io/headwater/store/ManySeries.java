package io.headwater.store;

import static io.headwater.store.tables.Tables.SERIES;
import static io.headwater.store.tables.Tables.SERIES_BLOCK;

import io.headwater.core.catalog.AssetId;
import io.headwater.core.collect.DataWindow;
import io.headwater.core.collect.Grain;
import io.headwater.core.collect.SeriesKey;
import io.headwater.core.collect.Stretch;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Reads short stretches of many series in two statements, by their keys alone. */
final class ManySeries {
    private final DSLContext database;

    ManySeries(DSLContext database) {
        this.database = database;
    }

    /** A stretch of a series. */
    record Wanted(AssetId asset, SeriesKey key, Grain grain, ZoneId zone, DataWindow window) {
        private Key row() {
            return new Key(
                    asset.value(), grain.name(), key.field(), key.metric().name(), Segments.write(key.segment()));
        }

        private Blocks.Place first() {
            return Blocks.place(grain, zone, window.from());
        }

        private int count() {
            return Blocks.count(grain, zone, window);
        }

        private IntStream blocks() {
            return IntStream.rangeClosed(
                    first().block(), Blocks.after(first(), grain, count()).block());
        }
    }

    private record Key(long asset, String grain, String field, String metric, String segment) {}

    private record Block(long series, int number) {}

    /** The stretches of those that there are. */
    Map<Wanted, Stretch> read(Collection<Wanted> wanted) {
        var ids = ids(wanted.stream().map(Wanted::row).distinct().toList());
        var present = wanted.stream().filter(one -> ids.containsKey(one.row())).toList();
        var contents = contents(present.stream()
                .flatMap(one -> one.blocks().mapToObj(number -> new Block(id(ids, one), number)))
                .distinct()
                .toList());
        var stretches = new HashMap<Wanted, Stretch>();
        for (Wanted one : present) {
            var values = Blocks.nothing(one.count());
            one.blocks().forEach(number -> {
                byte[] content = contents.get(new Block(id(ids, one), number));
                if (content != null) {
                    Blocks.copy(number, BlockCodec.unpack(content, Blocks.size(one.grain())), values, one.first());
                }
            });
            stretches.put(one, new Stretch(one.window().from(), values));
        }
        return stretches;
    }

    private static long id(Map<Key, Long> ids, Wanted one) {
        return ids.getOrDefault(one.row(), 0L);
    }

    private Map<Key, Long> ids(List<Key> keys) {
        var rows = keys.stream()
                .map(key -> DSL.row(key.asset(), key.grain(), key.field(), key.metric(), key.segment()))
                .toList();
        return database.selectFrom(SERIES)
                .where(DSL.row(SERIES.ASSET_ID, SERIES.GRAIN, SERIES.FIELD, SERIES.METRIC, SERIES.SEGMENT)
                        .in(rows))
                .fetchMap(
                        row -> new Key(
                                row.getAssetId(), row.getGrain(), row.getField(), row.getMetric(), row.getSegment()),
                        row -> row.getId());
    }

    private Map<Block, byte[]> contents(List<Block> blocks) {
        var rows = blocks.stream()
                .map(block -> DSL.row(block.series(), block.number()))
                .toList();
        return database.selectFrom(SERIES_BLOCK)
                .where(DSL.row(SERIES_BLOCK.SERIES_ID, SERIES_BLOCK.BLOCK).in(rows))
                .fetchMap(row -> new Block(row.getSeriesId(), row.getBlock()), row -> row.getContent());
    }
}

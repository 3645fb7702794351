package io.headwater.store;

import static io.headwater.store.tables.Tables.SERIES_BLOCK;

import io.headwater.store.Blocks.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** The blocks of some series, read when first needed and written back together. */
final class BlockShelf {
    private final DSLContext database;
    private final Set<Long> series;
    private final int size;
    private final Map<Integer, Map<Long, double[]>> read = new HashMap<>();
    private final Map<Integer, Map<Long, double[]>> changed = new HashMap<>();

    BlockShelf(DSLContext database, Collection<Long> series, int size) {
        this.database = database;
        this.series = Set.copyOf(series);
        this.size = size;
    }

    /** Puts a value into its bucket and returns what was there. */
    double put(long of, Place place, double value) {
        var blocks = read.computeIfAbsent(place.block(), this::fetch);
        var values = blocks.computeIfAbsent(of, _ -> empty());
        double before = values[place.offset()];
        if (Double.compare(before, value) != 0) {
            values[place.offset()] = value;
            changed.computeIfAbsent(place.block(), _ -> new HashMap<>()).put(of, values);
        }
        return before;
    }

    void save() {
        if (changed.isEmpty()) {
            return;
        }
        var rows = new ArrayList<Object[]>();
        changed.forEach((block, bySeries) ->
                bySeries.forEach((of, values) -> rows.add(new Object[] {of, block, BlockCodec.pack(values)})));
        database.batch(database.insertInto(
                                SERIES_BLOCK, SERIES_BLOCK.SERIES_ID, SERIES_BLOCK.BLOCK, SERIES_BLOCK.CONTENT)
                        .values((Long) null, (Integer) null, (byte[]) null)
                        .onConflict(SERIES_BLOCK.SERIES_ID, SERIES_BLOCK.BLOCK)
                        .doUpdate()
                        .set(SERIES_BLOCK.CONTENT, DSL.excluded(SERIES_BLOCK.CONTENT)))
                .bind(rows.toArray(Object[][]::new))
                .execute();
        changed.clear();
    }

    private Map<Long, double[]> fetch(int block) {
        var blocks = new HashMap<Long, double[]>();
        database.selectFrom(SERIES_BLOCK)
                .where(SERIES_BLOCK.SERIES_ID.in(series).and(SERIES_BLOCK.BLOCK.eq(block)))
                .forEach(row -> blocks.put(row.getSeriesId(), BlockCodec.unpack(row.getContent(), size)));
        return blocks;
    }

    private double[] empty() {
        var values = new double[size];
        Arrays.fill(values, Double.NaN);
        return values;
    }
}

package io.headwater.store;

import static io.headwater.store.tables.Tables.ASSET;
import static io.headwater.store.tables.Tables.FIELD;
import static io.headwater.store.tables.Tables.MEASURING;
import static io.headwater.store.tables.Tables.SERIES;
import static io.headwater.store.tables.Tables.SERIES_BLOCK;
import static io.headwater.store.tables.Tables.SERIES_REVISION;

import io.headwater.core.catalog.AssetId;
import io.headwater.core.collect.DataWindow;
import io.headwater.core.collect.Grain;
import io.headwater.core.collect.History;
import io.headwater.core.collect.Measurement;
import io.headwater.core.collect.Metric;
import io.headwater.core.collect.SeriesKey;
import io.headwater.core.collect.Stretch;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * Keeps the newest value of each bucket in blocks, and every earlier value in the table of revisions.
 *
 * <p>A block is rewritten when one of its buckets gets a value; a value that replaces another one leaves the old one,
 * with the time it was known, in {@code series_revision}.
 */
final class JooqHistory implements History {
    /** A schema may have thousands of datasets, and a dozen say what they have in common. */
    private static final int MOST_SIBLINGS = 48;

    private final DSLContext database;

    JooqHistory(DSLContext database) {
        this.database = database;
    }

    @Override
    public List<Measurement> write(
            AssetId asset, Grain grain, ZoneId zone, List<Measurement> measurements, Instant observed) {
        var byKey = new LinkedHashMap<SeriesKey, List<Measurement>>();
        measurements.forEach(measurement -> byKey.computeIfAbsent(
                        new SeriesKey(measurement.field(), measurement.metric(), measurement.segment()),
                        _ -> new ArrayList<>())
                .add(measurement));
        var ids = ids(asset, grain, List.copyOf(byKey.keySet()));
        var blocks = new BlockShelf(database, ids.values(), Blocks.size(grain));
        var revisions = new ArrayList<Object[]>();
        var changed = new ArrayList<Measurement>();
        byKey.forEach((key, values) -> {
            long series = Objects.requireNonNull(ids.get(key));
            for (Measurement value : values) {
                var place = Blocks.place(grain, zone, value.bucket());
                double before = blocks.put(series, place, value.value());
                if (Double.compare(before, value.value()) != 0) {
                    changed.add(value);
                }
                if (isRevised(before, value.value())) {
                    revisions.add(new Object[] {series, value.bucket(), observed, before});
                }
            }
        });
        blocks.save();
        revise(revisions);
        return changed;
    }

    @Override
    public Map<SeriesKey, Stretch> read(AssetId asset, Grain grain, ZoneId zone, Instant from, Instant to) {
        return read(asset, grain, zone, new DataWindow(from, to), DSL.noCondition());
    }

    @Override
    public Stretch read(AssetId asset, SeriesKey key, Grain grain, ZoneId zone, DataWindow window) {
        var wanted = SERIES.FIELD
                .eq(key.field())
                .and(SERIES.METRIC.eq(key.metric().name()))
                .and(SERIES.SEGMENT.eq(Segments.write(key.segment())));
        var found = read(asset, grain, zone, window, wanted).get(key);
        return found == null ? new Stretch(window.from(), Blocks.nothing(Blocks.count(grain, zone, window))) : found;
    }

    @Override
    public List<Map<SeriesKey, Stretch>> siblings(
            AssetId asset, Set<SeriesKey> keys, Grain grain, ZoneId zone, DataWindow window) {
        var own = ASSET.as("own");
        var wanted = DSL.row(SERIES.FIELD, SERIES.METRIC, SERIES.SEGMENT)
                .in(keys.stream()
                        .map(key -> DSL.row(key.field(), key.metric().name(), Segments.write(key.segment())))
                        .toList());
        var nearest = DSL.select(SERIES.ASSET_ID)
                .from(SERIES)
                .join(ASSET)
                .on(ASSET.ID.eq(SERIES.ASSET_ID))
                .join(own)
                .on(own.NAMESPACE.eq(ASSET.NAMESPACE))
                .and(own.SCHEMA_KEY.eq(ASSET.SCHEMA_KEY))
                .and("trim_array({0}, 1) = trim_array({1}, 1)", own.PATH, ASSET.PATH)
                .and(own.SOURCE_ID.isNotDistinctFrom(ASSET.SOURCE_ID))
                .and(own.ID.ne(ASSET.ID))
                .where(own.ID
                        .eq(asset.value())
                        .and(SERIES.GRAIN.eq(grain.name()))
                        .and(wanted))
                .groupBy(SERIES.ASSET_ID)
                .orderBy(DSL.count().desc(), SERIES.ASSET_ID)
                .limit(MOST_SIBLINGS);
        return List.copyOf(read(SERIES.ASSET_ID.in(nearest).and(wanted), grain, zone, window)
                .values());
    }

    @Override
    public State state(AssetId asset) {
        var row = database.select(ASSET.GRAIN, ASSET.MEASURED_UNTIL)
                .from(ASSET)
                .where(ASSET.ID.eq(asset.value()))
                .fetchSingle();
        var hints = hints(asset);
        var levels = new HashMap<String, Integer>();
        hints.forEach((field, hint) -> hint.level().ifPresent(level -> levels.put(field, level)));
        var few = hints.entrySet().stream()
                .filter(hint -> hint.getValue().few())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return new State(
                Optional.ofNullable(row.value1()).map(Grain::valueOf), Optional.ofNullable(row.value2()), levels, few);
    }

    /** What is known of a field before it is measured. */
    private record Hint(Optional<Integer> level, boolean few) {}

    private Map<String, Hint> hints(AssetId asset) {
        return database.select(FIELD.NAME, FIELD.DISTINCT_LEVEL, FIELD.FEW_VALUES)
                .from(FIELD)
                .where(FIELD.ASSET_ID.eq(asset.value()))
                .fetchMap(FIELD.NAME, row -> new Hint(Optional.ofNullable(row.value2()), row.value3()));
    }

    @Override
    public void restart(AssetId asset) {
        database.update(ASSET)
                .setNull(ASSET.GRAIN)
                .setNull(ASSET.MEASURED_UNTIL)
                .where(ASSET.ID.eq(asset.value()))
                .execute();
    }

    @Override
    public Optional<Instant> lastMeasured(AssetId asset) {
        return database.select(DSL.max(MEASURING.OBSERVED_AT))
                .from(MEASURING)
                .where(MEASURING.ASSET_ID.eq(asset.value()))
                .fetchOptional(0, Instant.class);
    }

    @Override
    public Optional<First> first(AssetId asset, Grain grain) {
        return database.select(MEASURING.BUCKET_TO, MEASURING.OBSERVED_AT)
                .from(MEASURING)
                .where(MEASURING.ASSET_ID.eq(asset.value()).and(MEASURING.GRAIN.eq(grain.name())))
                .orderBy(MEASURING.OBSERVED_AT)
                .limit(1)
                .fetchOptional(row -> new First(row.value1(), row.value2()));
    }

    @Override
    public Past past(AssetId asset, Grain grain, Set<SeriesKey> keys, Instant from) {
        var looks = database.select(MEASURING.BUCKET_FROM, MEASURING.BUCKET_TO, MEASURING.OBSERVED_AT)
                .from(MEASURING)
                .where(MEASURING
                        .ASSET_ID
                        .eq(asset.value())
                        .and(MEASURING.GRAIN.eq(grain.name()))
                        .and(MEASURING.BUCKET_TO.gt(from)))
                .orderBy(MEASURING.OBSERVED_AT)
                .fetch(row -> new Look(new DataWindow(row.value1(), row.value2()), row.value3()));
        var ids = known(asset, grain);
        ids.keySet().retainAll(keys);
        var replaced = new HashMap<SeriesKey, List<Replaced>>();
        ids.forEach((key, id) -> replaced.put(key, replaced(id, from)));
        return new Past(looks, replaced);
    }

    private List<Replaced> replaced(long series, Instant from) {
        return database.select(SERIES_REVISION.BUCKET, SERIES_REVISION.REPLACED_AT, SERIES_REVISION.VALUE)
                .from(SERIES_REVISION)
                .where(SERIES_REVISION.SERIES_ID.eq(series).and(SERIES_REVISION.BUCKET.ge(from)))
                .orderBy(SERIES_REVISION.REPLACED_AT)
                .fetch(row -> new Replaced(row.value1(), row.value2(), row.value3()));
    }

    @Override
    public boolean attempted(AssetId asset, Instant now) {
        return database.update(ASSET)
                        .set(ASSET.ATTEMPTED_AT, now)
                        .where(ASSET.ID.eq(asset.value()).and(ASSET.ATTEMPTED_AT.isNull()))
                        .execute()
                == 1;
    }

    @Override
    public void measured(AssetId asset, State state, DataWindow buckets, Instant observed) {
        String grain = state.grain().map(Grain::name).orElse(null);
        database.update(ASSET)
                .set(ASSET.GRAIN, grain)
                .set(ASSET.MEASURED_UNTIL, state.until().orElse(null))
                .where(ASSET.ID.eq(asset.value()))
                .execute();
        database.insertInto(MEASURING)
                .set(MEASURING.ASSET_ID, asset.value())
                .set(MEASURING.GRAIN, grain)
                .set(MEASURING.OBSERVED_AT, observed)
                .set(MEASURING.BUCKET_FROM, buckets.from())
                .set(MEASURING.BUCKET_TO, buckets.to())
                .onConflictDoNothing()
                .execute();
        hints(asset).forEach((field, known) -> {
            var level = Optional.ofNullable(state.distinctLevels().get(field)).or(known::level);
            keep(asset, field, known, new Hint(level, state.few().contains(field)));
        });
    }

    /** Most stay what they were, and a statement a field costs more than all else that is written of a table. */
    private void keep(AssetId asset, String field, Hint known, Hint now) {
        if (!now.equals(known)) {
            database.update(FIELD)
                    .set(FIELD.DISTINCT_LEVEL, now.level().orElse(null))
                    .set(FIELD.FEW_VALUES, now.few())
                    .where(FIELD.ASSET_ID.eq(asset.value()).and(FIELD.NAME.eq(field)))
                    .execute();
        }
    }

    @Override
    public Map<String, Set<String>> categories(AssetId asset, Grain grain) {
        var values = new HashMap<String, Set<String>>();
        database.select(SERIES.FIELD, SERIES.SEGMENT)
                .from(SERIES)
                .where(SERIES.ASSET_ID
                        .eq(asset.value())
                        .and(SERIES.GRAIN.eq(grain.name()))
                        .and(SERIES.METRIC.eq(Metric.CATEGORY_ROWS.name())))
                .forEach(row -> values.computeIfAbsent(row.value1(), _ -> new HashSet<>())
                        .addAll(Segments.read(row.value2()).values().values()));
        return values;
    }

    private Map<SeriesKey, Stretch> read(AssetId asset, Grain grain, ZoneId zone, DataWindow window, Condition wanted) {
        return read(SERIES.ASSET_ID.eq(asset.value()).and(wanted), grain, zone, window)
                .getOrDefault(asset.value(), Map.of());
    }

    /** By asset, in the order of their numbers. */
    private Map<Long, Map<SeriesKey, Stretch>> read(Condition wanted, Grain grain, ZoneId zone, DataWindow window) {
        var first = Blocks.place(grain, zone, window.from());
        int count = Blocks.count(grain, zone, window);
        var last = Blocks.after(first, grain, count);
        var stretches = new TreeMap<Long, Map<SeriesKey, double[]>>();
        database.select(SERIES.ASSET_ID, SERIES.FIELD, SERIES.METRIC, SERIES.SEGMENT)
                .select(SERIES_BLOCK.BLOCK, SERIES_BLOCK.CONTENT)
                .from(SERIES)
                .join(SERIES_BLOCK)
                .on(SERIES_BLOCK.SERIES_ID.eq(SERIES.ID))
                .where(wanted.and(SERIES.GRAIN.eq(grain.name()))
                        .and(SERIES_BLOCK.BLOCK.between(first.block(), last.block())))
                .forEach(row -> {
                    var key = new SeriesKey(
                            row.get(SERIES.FIELD),
                            Metric.valueOf(row.get(SERIES.METRIC)),
                            Segments.read(row.get(SERIES.SEGMENT)));
                    var into = stretches
                            .computeIfAbsent(row.get(SERIES.ASSET_ID), _ -> new HashMap<>())
                            .computeIfAbsent(key, _ -> Blocks.nothing(count));
                    byte[] content = row.get(SERIES_BLOCK.CONTENT);
                    Blocks.copy(
                            row.get(SERIES_BLOCK.BLOCK), BlockCodec.unpack(content, Blocks.size(grain)), into, first);
                });
        var result = new TreeMap<Long, Map<SeriesKey, Stretch>>();
        stretches.forEach((asset, series) -> {
            var read = new HashMap<SeriesKey, Stretch>();
            series.forEach((key, values) -> read.put(key, new Stretch(window.from(), values)));
            result.put(asset, read);
        });
        return result;
    }

    private Map<SeriesKey, Long> ids(AssetId asset, Grain grain, List<SeriesKey> keys) {
        var ids = known(asset, grain);
        var missing = keys.stream().filter(key -> !ids.containsKey(key)).toList();
        if (!missing.isEmpty()) {
            var rows = missing.stream()
                    .map(key -> new Object[] {
                        asset.value(), grain.name(), key.field(), key.metric().name(), Segments.write(key.segment())
                    })
                    .toArray(Object[][]::new);
            database.batch(database.insertInto(
                                    SERIES, SERIES.ASSET_ID, SERIES.GRAIN, SERIES.FIELD, SERIES.METRIC, SERIES.SEGMENT)
                            .values((Long) null, null, null, null, null)
                            .onConflictDoNothing())
                    .bind(rows)
                    .execute();
            ids.putAll(known(asset, grain));
        }
        ids.keySet().retainAll(keys);
        return ids;
    }

    private Map<SeriesKey, Long> known(AssetId asset, Grain grain) {
        var ids = new HashMap<SeriesKey, Long>();
        database.selectFrom(SERIES)
                .where(SERIES.ASSET_ID.eq(asset.value()).and(SERIES.GRAIN.eq(grain.name())))
                .forEach(row -> ids.put(
                        new SeriesKey(row.getField(), Metric.valueOf(row.getMetric()), Segments.read(row.getSegment())),
                        row.getId()));
        return ids;
    }

    private void revise(List<Object[]> revisions) {
        if (!revisions.isEmpty()) {
            database.batch(database.insertInto(
                                    SERIES_REVISION,
                                    SERIES_REVISION.SERIES_ID,
                                    SERIES_REVISION.BUCKET,
                                    SERIES_REVISION.REPLACED_AT,
                                    SERIES_REVISION.VALUE)
                            .values((Long) null, null, null, null)
                            .onConflictDoNothing())
                    .bind(revisions.toArray(Object[][]::new))
                    .execute();
        }
    }

    private static boolean isRevised(double before, double now) {
        return !Double.isNaN(before) && Double.compare(before, now) != 0;
    }
}

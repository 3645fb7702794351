package io.headwater.bench;

import io.headwater.core.access.DomainName;
import io.headwater.core.catalog.Asset;
import io.headwater.core.catalog.AssetId;
import io.headwater.core.catalog.AssetName;
import io.headwater.core.catalog.DatasetKind;
import io.headwater.core.collect.DataWindow;
import io.headwater.core.collect.Fact;
import io.headwater.core.collect.Facts;
import io.headwater.core.collect.Grain;
import io.headwater.core.collect.Measurement;
import io.headwater.core.collect.Metric;
import io.headwater.core.collect.Segment;
import io.headwater.core.collect.SeriesKey;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Reading one series of a week of hours, among those of many tables with eight weeks of history.
 *
 * @param tables each with 21 series
 */
record SeriesReads(int tables, int reads) implements Benchmark {
    private static final Instant BEGIN = Instant.parse("2026-06-01T00:00:00Z");
    private static final int HOURS = 56 * 24;
    private static final int FIELDS = 20;
    private static final double MOST = 5;

    @Override
    public List<Figure> run(Consumer<String> progress) throws IOException {
        try (var rig = Rig.start(() -> BEGIN)) {
            progress.accept("filling %,d series of %,d hours".formatted(tables * (FIELDS + 1), HOURS));
            var random = new Random(1);
            var assets = assets(rig);
            assets.forEach(asset -> fill(rig, asset, random));
            var times = new Samples();
            for (int read = -reads / 10; read < reads; read++) { // the first ones warm up
                double took = read(rig, assets.get(random.nextInt(tables)), random);
                if (read >= 0) {
                    times.add(took);
                }
            }
            return List.of(
                    Figure.of("one series, seven days: median", times.median(), "ms"),
                    Figure.of("one series, seven days: 99 of 100 reads", times.quantile(0.99), "ms", MOST));
        }
    }

    private List<AssetId> assets(Rig rig) {
        var seen = new ArrayList<Fact>();
        for (int table = 0; table < tables; table++) {
            seen.add(new Fact.DatasetSeen(
                    new AssetName("bench", List.of("shop", "public", "table_" + table)),
                    DatasetKind.TABLE,
                    List.of(),
                    Asset.Size.UNKNOWN,
                    Optional.empty(),
                    Optional.empty(),
                    BEGIN));
        }
        var origin = new Facts.Origin(Optional.empty(), DomainName.GENERAL);
        return rig.store().write(books -> books.facts().record(origin, seen)).appeared().stream()
                .map(Asset::id)
                .toList();
    }

    private static void fill(Rig rig, AssetId asset, Random random) {
        var measured = new ArrayList<Measurement>();
        for (int hour = 0; hour < HOURS; hour++) {
            var bucket = BEGIN.plus(Duration.ofHours(hour));
            double rows = Math.rint(20_000 * (1.2 + Math.sin(hour / 4.0)) * (1 + random.nextGaussian() / 20));
            measured.add(new Measurement("", Metric.ROWS, Segment.ALL, bucket, rows, false));
            for (int field = 0; field < FIELDS; field++) {
                double nulls = Math.floor(rows * field / 200) + random.nextInt(40);
                measured.add(new Measurement("field_" + field, Metric.NULLS, Segment.ALL, bucket, nulls, false));
            }
        }
        rig.store().change(books -> books.history().write(asset, Grain.HOUR, ZoneOffset.UTC, measured, BEGIN));
    }

    private static double read(Rig rig, AssetId asset, Random random) {
        var key = new SeriesKey("field_" + random.nextInt(FIELDS), Metric.NULLS, Segment.ALL);
        var from = BEGIN.plus(Duration.ofHours(random.nextInt(HOURS - 168)));
        var week = new DataWindow(from, from.plus(Duration.ofDays(7)));
        long start = System.nanoTime();
        var values = rig.store().read(books -> books.history().read(asset, key, Grain.HOUR, ZoneOffset.UTC, week));
        double took = (System.nanoTime() - start) / 1e6;
        if (values.size() != 168 || Double.isNaN(values.at(0))) {
            throw new IllegalStateException("not what was written: " + values.size());
        }
        return took;
    }
}

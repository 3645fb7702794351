package io.headwater.store;

import static io.headwater.store.tables.Tables.ASSET;
import static io.headwater.store.tables.Tables.MONITOR;
import static io.headwater.store.tables.Tables.SOURCE;
import static io.headwater.store.tables.Tables.VERDICT;

import io.headwater.core.access.Permission;
import io.headwater.core.access.Principal;
import io.headwater.core.collect.DataWindow;
import io.headwater.core.collect.Grain;
import io.headwater.core.collect.SeriesKey;
import io.headwater.core.detect.Judge;
import io.headwater.core.detect.Judgements.State;
import io.headwater.core.detect.Trends;
import io.headwater.core.monitor.Monitor;
import io.headwater.detect.Calendar;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** Reads the pictures of a page in four statements, each by the keys of what is wanted. */
final class JooqTrends implements Trends {
    private final DSLContext database;

    JooqTrends(DSLContext database) {
        this.database = database;
    }

    /** Where a wanted series lies. */
    private record Place(Wanted of, Monitor monitor, Grain grain, ZoneId zone, DataWindow window) {
        ManySeries.Wanted series(SeriesKey key) {
            return new ManySeries.Wanted(monitor.asset(), key, grain, zone, window);
        }

        ManySeries.Wanted values() {
            return series(Judge.key(monitor, of.segment()).orElseThrow());
        }

        ManySeries.Wanted rows() {
            return series(SeriesKey.rows(of.segment()));
        }
    }

    /** A series of a monitor as verdicts name it. */
    private record Judged(long monitor, String segment) {}

    @Override
    public List<Trend> read(Principal principal, List<Wanted> wanted) {
        var places = places(principal, wanted);
        if (places.isEmpty()) {
            return List.of();
        }
        var stretches = new ManySeries(database)
                .read(places.stream()
                        .flatMap(place -> Stream.of(place.values(), place.rows()))
                        .collect(Collectors.toSet()));
        var bad = bad(places);
        return places.stream()
                .flatMap(place -> Optional.ofNullable(stretches.get(place.values())).stream()
                        .map(values -> {
                            var rows = stretches.getOrDefault(place.rows(), values);
                            var about = new Judge.Case(
                                    place.monitor(),
                                    place.of().segment(),
                                    place.grain(),
                                    place.zone(),
                                    values,
                                    rows,
                                    List.of(),
                                    Calendar.NONE);
                            return trend(place, Judge.values(about), bad.getOrDefault(judged(place), Set.of()));
                        }))
                .toList();
    }

    private List<Place> places(Principal principal, List<Wanted> wanted) {
        var monitors = database.select(MONITOR.fields())
                .select(ASSET.GRAIN, SOURCE.ZONE)
                .from(MONITOR)
                .join(ASSET)
                .on(ASSET.ID.eq(MONITOR.ASSET_ID))
                .leftJoin(SOURCE)
                .on(SOURCE.ID.eq(ASSET.SOURCE_ID))
                .where(MONITOR.ID
                        .in(wanted.stream().map(of -> of.monitor().value()).toList())
                        .and(ASSET.GRAIN.isNotNull())
                        .and(AssetRows.within(principal.reach(Permission.VIEW), ASSET.DOMAIN)))
                .fetchMap(MONITOR.ID);
        return wanted.stream()
                .flatMap(of -> Optional.ofNullable(monitors.get(of.monitor().value())).stream()
                        .map(row -> place(of, row)))
                .filter(place -> place.monitor().signal().metric().isPresent())
                .toList();
    }

    private static Place place(Wanted of, Record row) {
        var grain = Grain.valueOf(row.get(ASSET.GRAIN));
        var zone = ZoneId.of(Objects.requireNonNullElse(row.get(SOURCE.ZONE), "UTC"));
        Instant from = grain.startOf(of.until().minus(BACK), zone);
        Instant to = grain.startOf(of.until(), zone);
        return new Place(of, JooqMonitors.monitor(row.into(MONITOR)), grain, zone, new DataWindow(from, to));
    }

    /** Which buckets were found outside their band when they were judged. */
    private Map<Judged, Set<Instant>> bad(List<Place> places) {
        var series = places.stream().map(JooqTrends::judged).distinct().toList();
        Instant from = places.stream()
                .map(place -> place.window().from())
                .min(Instant::compareTo)
                .orElseThrow();
        return database
                .selectDistinct(VERDICT.MONITOR_ID, VERDICT.SEGMENT, VERDICT.BUCKET)
                .from(VERDICT)
                .where(DSL.row(VERDICT.MONITOR_ID, VERDICT.SEGMENT)
                        .in(series.stream()
                                .map(one -> DSL.row(one.monitor(), one.segment()))
                                .toList())
                        .and(VERDICT.BUCKET.ge(from))
                        .and(VERDICT.STATE.eq(State.ANOMALOUS.name())))
                .stream()
                .collect(Collectors.groupingBy(
                        row -> new Judged(row.value1(), row.value2()),
                        Collectors.mapping(row -> row.value3(), Collectors.toSet())));
    }

    private static Trend trend(Place place, double[] values, Set<Instant> bad) {
        var buckets = IntStream.range(0, values.length)
                .filter(bucket -> bad.contains(place.grain().plus(place.window().from(), bucket, place.zone())))
                .boxed()
                .collect(Collectors.toSet());
        return Trends.thin(place.of(), place.monitor().signal().isShare(), values, buckets);
    }

    private static Judged judged(Place place) {
        return new Judged(
                place.monitor().id().value(), Segments.write(place.of().segment()));
    }
}

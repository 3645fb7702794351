package io.headwater.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.core.catalog.AssetId;
import io.headwater.core.collect.DataWindow;
import io.headwater.core.collect.Grain;
import io.headwater.core.collect.History;
import io.headwater.core.collect.Measurement;
import io.headwater.core.collect.Metric;
import io.headwater.core.collect.Segment;
import io.headwater.core.collect.SeriesKey;
import io.headwater.core.collect.Stretch;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final SeriesKey ROWS = new SeriesKey("", Metric.ROWS, Segment.ALL);
    /** A week of hours and half a year of days begin here: blocks are counted from 1970. */
    private static final Instant FULL_WEEK = Instant.ofEpochSecond(2_900L * 168 * 3_600);

    private static final LocalDate FULL_HALF_YEAR = LocalDate.ofEpochDay(110 * 182);

    private TestStore test;
    private AssetId orders;

    @BeforeEach
    void open() throws Exception {
        test = new TestStore();
        orders = test.asset("shop.core.orders");
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void keepsEveryValueExactly() {
        double[] values = {
            0,
            1,
            -1,
            0x1p53 - 1,
            0x1p53,
            0x1p53 + 2,
            -0x1p53,
            -0x1p60,
            0.1,
            -0.1,
            1.0 / 3,
            Math.PI,
            -0.0,
            Double.MIN_VALUE,
            Double.MAX_VALUE,
            -Double.MAX_VALUE,
            1e-300,
            999_999.999,
            7,
            7,
            7
        };
        write(Grain.HOUR, FULL_WEEK, values);

        var read = read(Grain.HOUR, FULL_WEEK, values.length);

        assertThat(read.values()).containsExactly(values);
        assertThat(1 / read.at(12)).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void knowsWhatWasNotMeasuredFromZero() {
        var measured = List.of(rows(FULL_WEEK, 0), rows(Grain.HOUR.plus(FULL_WEEK, 2, BERLIN), 5));
        write(Grain.HOUR, measured, TestStore.NOW);

        assertThat(read(Grain.HOUR, FULL_WEEK, 4).values()).containsExactly(0, Double.NaN, 5, Double.NaN);
        assertThat(read(Grain.HOUR, Grain.HOUR.plus(FULL_WEEK, 400, BERLIN), 2).values())
                .containsExactly(Double.NaN, Double.NaN);
    }

    @Test
    void keepsWhatABucketWasBeforeItWasMeasuredAgain() throws Exception {
        write(Grain.HOUR, List.of(rows(FULL_WEEK, 100)), TestStore.NOW);
        write(Grain.HOUR, List.of(rows(FULL_WEEK, 120)), TestStore.NOW.plusSeconds(60));
        write(Grain.HOUR, List.of(rows(FULL_WEEK, 110)), TestStore.NOW.plusSeconds(120));

        assertThat(read(Grain.HOUR, FULL_WEEK, 1).at(0)).isEqualTo(110);
        assertThat(test.number("select count(*) from series_revision")).isEqualTo(2);
        assertThat(test.number("select value from series_revision order by replaced_at limit 1"))
                .isEqualTo(100);
        assertThat(test.number("select value from series_revision order by replaced_at desc limit 1"))
                .isEqualTo(120);
    }

    @Test
    void changesNothingWhenTheSameComesAgain() throws Exception {
        var measured = List.of(rows(FULL_WEEK, 100), rows(Grain.HOUR.plus(FULL_WEEK, 1, BERLIN), 0.5));
        var first = write(Grain.HOUR, measured, TestStore.NOW);
        double version = test.number("select sum(xmin::text::bigint) from series_block");

        var again = write(Grain.HOUR, measured, TestStore.NOW.plusSeconds(60));

        assertThat(first).isEqualTo(measured);
        assertThat(again).isEmpty();
        assertThat(test.number("select sum(xmin::text::bigint) from series_block"))
                .isEqualTo(version);
        assertThat(test.number("select count(*) from series_revision")).isZero();
    }

    @Test
    void keepsHoursApartWhereTheClockIsSetBackAndForth() {
        for (String day : List.of("2025-10-26", "2026-03-29")) {
            Instant midnight = LocalDate.parse(day).atStartOfDay(BERLIN).toInstant();
            Instant next = LocalDate.parse(day).plusDays(1).atStartOfDay(BERLIN).toInstant();
            int hours = (int) midnight.until(next, ChronoUnit.HOURS);
            assertThat(hours).isEqualTo(day.startsWith("2025") ? 25 : 23);
            double[] values = IntStream.range(0, hours).asDoubleStream().toArray();

            write(Grain.HOUR, midnight, values);

            assertThat(read(Grain.HOUR, new DataWindow(midnight, next)).values())
                    .containsExactly(values);
        }
    }

    @Test
    void keepsDaysOfAnyLengthApart() {
        Instant begin = LocalDate.parse("2025-09-01").atStartOfDay(BERLIN).toInstant();
        Instant end = LocalDate.parse("2026-05-01").atStartOfDay(BERLIN).toInstant();
        double[] values =
                IntStream.range(0, 242).mapToDouble(day -> 1_000 + day).toArray();
        write(Grain.DAY, begin, values);

        var read = read(Grain.DAY, new DataWindow(begin, end));

        assertThat(read.values()).containsExactly(values);
        assertThat(Grain.DAY.plus(begin, read.size(), BERLIN)).isEqualTo(end);
    }

    @Test
    void readsAcrossBlocksFromTheMiddleOfOne() {
        double[] values =
                IntStream.range(0, 500).mapToDouble(hour -> hour * 1.5).toArray();
        write(Grain.HOUR, FULL_WEEK, values);

        var read = read(Grain.HOUR, Grain.HOUR.plus(FULL_WEEK, 160, BERLIN), 20);

        assertThat(read.values()).containsExactly(Arrays.copyOfRange(values, 160, 180));
    }

    @Test
    void tellsSegmentsAndFieldsApart() {
        var web = new SeriesKey("amount", Metric.NULLS, Segment.of("channel", "web"));
        var app = new SeriesKey("amount", Metric.NULLS, Segment.of("channel", "app"));
        write(
                Grain.DAY,
                List.of(measurement(web, day(0), 1), measurement(app, day(0), 2), rows(day(0), 3)),
                TestStore.NOW);

        var all = test.store().read(books -> books.history().read(orders, Grain.DAY, BERLIN, day(0), day(1)));

        assertThat(all).hasSize(3);
        assertThat(all.get(web))
                .isNotNull()
                .extracting(stretch -> stretch.at(0))
                .isEqualTo(1.0);
        assertThat(all.get(app))
                .isNotNull()
                .extracting(stretch -> stretch.at(0))
                .isEqualTo(2.0);
        assertThat(all.get(ROWS))
                .isNotNull()
                .extracting(stretch -> stretch.at(0))
                .isEqualTo(3.0);
    }

    @Test
    void readsTheSameSeriesOfOtherTablesOfTheSchema() {
        var amount = new SeriesKey("amount", Metric.NULLS, Segment.ALL);
        var customers = test.asset("shop.core.customers");
        var elsewhere = List.of(test.asset("shop.mart.orders"), test.asset("store.core.orders"));
        for (AssetId asset : List.of(orders, customers, elsewhere.getFirst(), elsewhere.getLast())) {
            double number = (double) asset.value();
            var measured =
                    List.of(rows(day(0), number), measurement(amount, day(0), 7), measurement(amount, day(1), number));
            test.store().change(books -> books.history().write(asset, Grain.DAY, BERLIN, measured, TestStore.NOW));
        }

        var read = test.store()
                .read(books -> books.history()
                        .siblings(orders, Set.of(ROWS, amount), Grain.DAY, BERLIN, new DataWindow(day(0), day(2))));
        var none = test.store()
                .read(books -> books.history()
                        .siblings(orders, Set.of(ROWS), Grain.HOUR, BERLIN, new DataWindow(day(0), day(2))));

        assertThat(read).hasSize(1);
        assertThat(read.getFirst().get(ROWS))
                .isNotNull()
                .extracting(Stretch::values)
                .isEqualTo(new double[] {(double) customers.value(), Double.NaN});
        assertThat(read.getFirst().get(amount))
                .isNotNull()
                .extracting(Stretch::values)
                .isEqualTo(new double[] {7, (double) customers.value()});
        assertThat(none).isEmpty();
    }

    @Test
    void knowsWhichFieldsHaveFewValuesAndWhich() throws Exception {
        test.run("insert into field (asset_id, name, type, declared_type, nullable, position, first_seen_at)"
                + " select %d, f, 'TEXT', 'text', true, 1, now() from unnest(array['channel', 'note']) f"
                        .formatted(orders.value()));
        var web = new SeriesKey("channel", Metric.CATEGORY_ROWS, Segment.of("channel", "web"));
        write(Grain.DAY, List.of(measurement(web, day(0), 1)), TestStore.NOW);

        for (var few : List.of(Set.of("channel"), Set.of("note"), Set.<String>of())) {
            var state = new History.State(Optional.of(Grain.DAY), Optional.of(day(1)), Map.of(), few);
            test.store()
                    .change(books ->
                            books.history().measured(orders, state, new DataWindow(day(0), day(1)), TestStore.NOW));

            assertThat(test.store().read(books -> books.history().state(orders)).few())
                    .isEqualTo(few);
        }
        var categories = test.store().read(books -> books.history().categories(orders, Grain.DAY));
        assertThat(categories).isEqualTo(Map.of("channel", Set.of("web")));
    }

    @Test
    void takesFewBytesAPoint() throws Exception {
        int weeks = 8;
        fill(Grain.HOUR, FULL_WEEK, weeks * 168);
        double hourly = bytesAPoint(weeks * 168);
        test.run("truncate series_block, series cascade");
        fill(Grain.DAY, day(0), 2 * 182);
        double daily = bytesAPoint(2 * 182);

        System.err.printf(Locale.ROOT, "bytes a point: hourly %.2f, daily %.2f%n", hourly, daily);
        assertThat(hourly).isLessThanOrEqualTo(10);
        assertThat(daily).isLessThanOrEqualTo(12);
    }

    private static final int FIELDS = 40;

    private static final int CATEGORIES = 20;

    /** The rows of a table that grows and has seasons, two counts of each of its fields and the values of one. */
    private void fill(Grain grain, Instant begin, int buckets) {
        var random = new Random(1);
        var measured = new ArrayList<Measurement>();
        for (int bucket = 0; bucket < buckets; bucket++) {
            Instant start = grain.plus(begin, bucket, BERLIN);
            double rows = Math.rint(
                    (20_000 + bucket * 5) * (1.2 + Math.sin(bucket / 4.0)) * (1 + random.nextGaussian() / 20));
            measured.add(rows(start, rows));
            for (int field = 0; field < FIELDS; field++) {
                measured.add(count(
                        "field_" + field, Metric.NULLS, start, Math.floor(rows * field / 200) + random.nextInt(40)));
                measured.add(count("field_" + field, Metric.DISTINCT, start, 10 + field * 25 + random.nextInt(9)));
            }
            for (int value = 0; value < CATEGORIES; value++) {
                var key = new SeriesKey("field_0", Metric.CATEGORY_ROWS, Segment.of("field_0", "value " + value));
                double share = Math.pow(0.6, value) * (1 + random.nextGaussian() / 20);
                measured.add(measurement(key, start, Math.rint(rows * share)));
            }
        }
        write(grain, measured, TestStore.NOW);
    }

    private double bytesAPoint(int buckets) throws Exception {
        int points = buckets * (1 + 2 * FIELDS + CATEGORIES);
        return test.number("select pg_total_relation_size('series_block')") / points;
    }

    private static Measurement count(String field, Metric metric, Instant bucket, double value) {
        return measurement(new SeriesKey(field, metric, Segment.ALL), bucket, value);
    }

    private static Measurement rows(Instant bucket, double value) {
        return measurement(ROWS, bucket, value);
    }

    private static Measurement measurement(SeriesKey key, Instant bucket, double value) {
        return new Measurement(key.field(), key.metric(), key.segment(), bucket, value, false);
    }

    private static Instant day(int number) {
        return FULL_HALF_YEAR.plusDays(number).atStartOfDay(BERLIN).toInstant();
    }

    private void write(Grain grain, Instant begin, double[] values) {
        var measured = IntStream.range(0, values.length)
                .mapToObj(bucket -> rows(grain.plus(begin, bucket, BERLIN), values[bucket]))
                .toList();
        assertThat(write(grain, measured, TestStore.NOW)).hasSize(values.length);
    }

    private List<Measurement> write(Grain grain, List<Measurement> measured, Instant observed) {
        return test.store().write(books -> books.history().write(orders, grain, BERLIN, measured, observed));
    }

    private Stretch read(Grain grain, Instant begin, int count) {
        return read(grain, new DataWindow(begin, grain.plus(begin, count, BERLIN)));
    }

    private Stretch read(Grain grain, DataWindow window) {
        return test.store().read(books -> books.history().read(orders, ROWS, grain, BERLIN, window));
    }
}

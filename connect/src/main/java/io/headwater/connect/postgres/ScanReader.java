package io.headwater.connect.postgres;

import io.headwater.connect.postgres.Scan.Column;
import io.headwater.core.collect.Measurement;
import io.headwater.core.collect.MeasurementPlan;
import io.headwater.core.collect.MeasurementPlan.FieldMetric;
import io.headwater.core.collect.MeasurementPlan.Span;
import io.headwater.core.collect.Metric;
import io.headwater.core.collect.Segment;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the rows of a scan into measurements; windows without rows get zeros. */
final class ScanReader {
    private static final int MOST_SEGMENTS = 1_000;

    private final MeasurementPlan plan;
    private final List<Column> columns;
    private final boolean withRows;
    private final boolean[] ofSegments;
    private final List<Measurement> measurements = new ArrayList<>();
    private final Set<Instant> seen = new HashSet<>();
    private final Map<String, Double> distinct = new HashMap<>();
    private final Set<Segment> segments = new HashSet<>();

    /**
     * A reader of one scan.
     *
     * @param withRows whether this scan tells the number of rows; a second one of other fields does not
     */
    ScanReader(MeasurementPlan plan, List<Column> columns, boolean withRows) {
        this.plan = plan;
        this.columns = columns;
        this.withRows = withRows;
        this.ofSegments = new boolean[columns.size()];
        for (int i = 0; i < ofSegments.length; i++) {
            var column = columns.get(i);
            ofSegments[i] = plan.segments()
                    .measured()
                    .contains(new FieldMetric(column.field().name(), column.metric()));
        }
    }

    ScanReader read(ResultSet rows) throws SQLException {
        while (rows.next()) {
            row(rows);
        }
        fill();
        return this;
    }

    List<Measurement> measurements() {
        return List.copyOf(measurements);
    }

    /** The largest number of distinct values of a field in any bucket. */
    Map<String, Double> distinct() {
        return Map.copyOf(distinct);
    }

    private void row(ResultSet rows) throws SQLException {
        int fields = plan.segments().fields().size();
        var bucket = SpanSql.read(plan.span(), rows.getDouble(1));
        var segment = Segment.ALL;
        int apart = ((1 << fields) - 1) & ~rows.getInt(2 + fields);
        if (apart != 0) {
            segment = segment(rows, apart);
            if (segment.isAll() || (segments.size() >= MOST_SEGMENTS && !segments.contains(segment))) {
                return; // rows without a value are no segment, and a key is no dimension
            }
            segments.add(segment);
        } else {
            seen.add(bucket);
        }
        if (withRows) {
            measurements.add(new Measurement("", Metric.ROWS, segment, bucket, rows.getDouble(3 + fields), false));
        }
        for (int i = 0; i < columns.size(); i++) {
            if (!segment.isAll() && !ofSegments[i]) {
                continue;
            }
            double value = rows.getDouble(4 + fields + i);
            if (!rows.wasNull() && !Double.isNaN(value)) {
                add(columns.get(i), segment, bucket, value);
            }
        }
    }

    private void add(Column column, Segment segment, Instant bucket, double value) {
        if (column.metric() == Metric.DISTINCT && segment.isAll()) {
            distinct.merge(column.field().name(), value, Math::max);
        }
        measurements.add(new Measurement(
                column.field().name(), column.metric(), segment, bucket, value, column.isApproximate()));
    }

    /** The values of the fields whose bits are set, the first field's highest. */
    private Segment segment(ResultSet rows, int apart) throws SQLException {
        var values = new HashMap<String, String>();
        var fields = plan.segments().fields();
        for (int i = 0; i < fields.size(); i++) {
            if (((apart >> (fields.size() - 1 - i)) & 1) == 0) {
                continue;
            }
            String value = rows.getString(2 + i);
            if (value == null) {
                return Segment.ALL;
            }
            values.put(fields.get(i), value);
        }
        return new Segment(values);
    }

    private void fill() {
        if (!(plan.span() instanceof Span.Windows windows)) {
            return;
        }
        var grain = windows.grain();
        for (Instant bucket = grain.startOf(windows.from(), plan.zone());
                bucket.isBefore(windows.to());
                bucket = grain.plus(bucket, 1, plan.zone())) {
            if (seen.add(bucket)) {
                empty(bucket);
            }
        }
    }

    private void empty(Instant bucket) {
        if (withRows) {
            measurements.add(new Measurement("", Metric.ROWS, Segment.ALL, bucket, 0, false));
        }
        for (Column column : columns) {
            if (column.metric().isCount()) {
                measurements.add(
                        new Measurement(column.field().name(), column.metric(), Segment.ALL, bucket, 0, false));
            }
        }
    }
}

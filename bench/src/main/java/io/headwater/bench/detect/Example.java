package io.headwater.bench.detect;

import io.headwater.detect.Cadence;
import io.headwater.detect.Series;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;

/**
 * A generated series with what is true about it.
 *
 * @param rows of each bucket, for shares; empty otherwise
 * @param mean what the value would be without noise and faults
 * @param noise the standard deviation of the value's error in the space of its kind (logarithms; arc sines for shares)
 * @param holidays buckets whose mean is another one because of a holiday
 * @param known whether the monitor is told of the holidays
 * @param scored the first bucket that counts
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and read only
record Example(
        Series.Kind kind,
        Cadence cadence,
        Instant start,
        double[] values,
        double[] rows,
        double[] mean,
        double[] noise,
        List<Fault> faults,
        boolean[] holidays,
        boolean known,
        int scored) {

    /** The same series, of which only a stretch counts. */
    Example between(int from, int to) {
        return new Example(
                kind,
                cadence,
                start,
                Arrays.copyOf(values, to),
                Arrays.copyOf(rows, Math.min(rows.length, to)),
                Arrays.copyOf(mean, to),
                Arrays.copyOf(noise, to),
                faults.stream().filter(fault -> fault.from() < to).toList(),
                Arrays.copyOf(holidays, to),
                known,
                from);
    }

    /** The same series with faults in it. */
    Example with(double[] faulty, List<Fault> others, int from) {
        return new Example(kind, cadence, start, faulty, rows, mean, noise, others, holidays, known, from);
    }

    int size() {
        return values.length;
    }

    boolean isHourly() {
        return cadence == Cadence.HOUR;
    }

    Series series() {
        return kind == Series.Kind.RATE
                ? Series.ofRates(cadence, start, ZoneOffset.UTC, values, rows)
                : Series.of(kind, cadence, start, ZoneOffset.UTC, values);
    }

    double days() {
        return (size() - scored) / (isHourly() ? 24.0 : 1);
    }
}

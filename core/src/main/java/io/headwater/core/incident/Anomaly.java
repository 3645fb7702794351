package io.headwater.core.incident;

import io.headwater.core.access.DomainName;
import io.headwater.core.catalog.AssetId;
import io.headwater.core.catalog.AssetName;
import io.headwater.core.collect.Segment;
import io.headwater.core.monitor.MonitorId;
import io.headwater.core.monitor.Signal;
import io.headwater.detect.together.LostTogether;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A measurement outside its band, a violated rule, a failed run or an incompatible schema change.
 *
 * @param load the load that brought it, where known: anomalies of one load belong together
 * @param bucket the data window it is about; for a moment (a failed run, a missed deadline) that moment
 * @param seen when it was found
 * @param reading what was seen against what was expected
 * @param reasons how the expectation came about, in words
 * @param lost of a null rate: the fields that lost their values in the same rows, as far as numbers can tell
 * @param everywhere in how many segments it is seen when most of them show it; zero when it is about one series
 */
public record Anomaly(
        Subject subject,
        Optional<String> load,
        Instant bucket,
        Instant seen,
        Reading reading,
        List<String> reasons,
        Optional<LostTogether> lost,
        int everywhere) {

    public Anomaly {
        reasons = List.copyOf(reasons);
    }

    /** One that stands for itself. */
    public Anomaly(
            Subject subject,
            Optional<String> load,
            Instant bucket,
            Instant seen,
            Reading reading,
            List<String> reasons,
            int everywhere) {
        this(subject, load, bucket, seen, reading, reasons, Optional.empty(), everywhere);
    }

    /** One that is about one series. */
    public Anomaly(
            Subject subject,
            Optional<String> load,
            Instant bucket,
            Instant seen,
            Reading reading,
            List<String> reasons) {
        this(subject, load, bucket, seen, reading, reasons, 0);
    }

    /** The same, seen otherwise. */
    Anomaly as(Reading other) {
        return new Anomaly(subject, load, bucket, seen, other, reasons, lost, everywhere);
    }

    /** The same as a part of what several fields lost. */
    Anomaly in(LostTogether group) {
        var said = Stream.concat(reasons.stream(), Stream.of(group.words())).toList();
        return new Anomaly(subject, load, bucket, seen, reading, said, Optional.of(group), everywhere);
    }

    /** The worse ones first: by severity, then by how far out the value lies. */
    public static Comparator<Anomaly> worstFirst() {
        return Comparator.comparing(
                        (Anomaly anomaly) -> SeverityRule.rate(anomaly).severity())
                .thenComparing(Anomaly::weight, Comparator.reverseOrder());
    }

    /** Of two changes that are as unusual the larger one matters more; other values are compared by score alone. */
    private double weight() {
        return switch (reading) {
            case Reading.OutOfBand out
            when subject.signal() == Signal.DELTA -> out.score() * Math.sqrt(Math.abs(out.value() - out.mid()));
            case Reading.OutOfBand out -> out.score();
            case Reading.Late _, Reading.Broken _ -> 0;
        };
    }

    /** On which side of the middle it lies: 1 above or later, -1 below or earlier, 0 for what is not measured. */
    public int side() {
        return switch (reading) {
            case Reading.OutOfBand out -> out.value() < out.mid() ? -1 : 1;
            case Reading.Late _ -> 1;
            case Reading.Broken _ -> 0;
        };
    }

    /** How many times the ordinary noise it lies from the middle; zero for what is not measured. */
    public double score() {
        return switch (reading) {
            case Reading.OutOfBand out -> out.score();
            case Reading.Late _, Reading.Broken _ -> 0;
        };
    }

    /** What the anomaly is about. */
    public record Subject(
            MonitorId monitor,
            Signal signal,
            AssetId asset,
            AssetName name,
            DomainName domain,
            String field,
            Segment segment) {}

    /** What was seen. */
    public sealed interface Reading {

        /**
         * A value outside its band, in the unit of the signal (shares as fractions of one).
         *
         * @param score how many times the ordinary noise it lies away from the middle
         */
        record OutOfBand(double value, double low, double mid, double high, double score) implements Reading {}

        /**
         * No new data by the time it was due.
         *
         * @param zone in which its producer reads the clock
         */
        record Late(Instant last, Instant due, ZoneId zone) implements Reading {}

        /** A rule was broken: a schema change, a failed run. */
        record Broken(String text, boolean grave) implements Reading {}
    }

    public Fingerprint fingerprint() {
        return Fingerprint.of(subject);
    }
}

package io.headwater.server.http.asset;

import io.headwater.core.collect.Grain;
import io.headwater.core.detect.Judgement;
import io.headwater.core.detect.Judgement.Observation;
import io.headwater.core.detect.Judgements.State;
import io.headwater.detect.Detector.Outlook;
import io.headwater.server.assembly.Charting;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A monitor's series with its bands.
 *
 * @param grain absent when the signal is not measured, or not yet
 * @param share whether values are shares between zero and one
 * @param points oldest first, one a bucket
 * @param next what the bucket after the last point is expected to be
 * @param segments that have series besides the whole
 * @param marks what happened to the asset meanwhile, oldest first
 */
public record MonitorChart(
        long monitor,
        Map<String, String> segment,
        @Nullable Grain grain,
        boolean share,
        List<Point> points,
        @Nullable Expected next,
        List<Map<String, String>> segments,
        List<Mark> marks) {
    public MonitorChart {
        segment = Map.copyOf(segment);
        points = List.copyOf(points);
        segments = List.copyOf(segments);
        marks = List.copyOf(marks);
    }

    /**
     * One bucket.
     *
     * @param at its start
     * @param value absent where nothing could be measured
     * @param low absent where there is no band, or no bound on this side
     */
    public record Point(
            Instant at,
            State state,
            @Nullable Double value,
            @Nullable Double low,
            @Nullable Double mid,
            @Nullable Double high,
            List<String> reasons) {
        public Point {
            reasons = List.copyOf(reasons);
        }

        /** A judgement as it is drawn. */
        public static Point of(Judgement judgement) {
            return switch (judgement) {
                case Judgement.Healthy(var at, var seen, var reasons) -> of(at, State.HEALTHY, seen, reasons);
                case Judgement.Anomalous(var at, var seen, var _, var reasons) ->
                    of(at, State.ANOMALOUS, seen, reasons);
                case Judgement.Learning(var at, var value, var reasons) ->
                    new Point(at, State.LEARNING, value.orElse(null), null, null, null, reasons);
                case Judgement.NotMeasured(var at, var reasons) ->
                    new Point(at, State.NOT_MEASURED, null, null, null, null, reasons);
            };
        }

        private static Point of(Instant at, State state, Observation seen, List<String> reasons) {
            return new Point(
                    at, state, seen.value(), finite(seen.low()), finite(seen.mid()), finite(seen.high()), reasons);
        }
    }

    /**
     * Something that happened.
     *
     * @param until the first moment after it, for what lasts
     * @param text what, in words
     * @param incident the number of the incident, for one
     */
    public record Mark(
            Instant at,
            @Nullable Instant until,
            Kind kind,
            String text,
            @Nullable Long incident) {
        static Mark of(Instant at, Kind kind, String text) {
            return new Mark(at, null, kind, text, null);
        }

        /** What kind of thing happened. */
        public enum Kind {
            RUN_FAILED,
            RUN_SUCCEEDED,
            SCHEMA,
            INCIDENT,
            HOLIDAY,
            EVENT
        }
    }

    /** What is expected of a bucket that has not come yet. */
    public record Expected(
            @Nullable Double low,
            @Nullable Double mid,
            @Nullable Double high,
            List<String> reasons) {
        public Expected {
            reasons = List.copyOf(reasons);
        }

        /** An outlook as it is shown. */
        public static Expected of(Outlook.Expected next) {
            var band = next.band();
            return new Expected(finite(band.low()), finite(band.mid()), finite(band.high()), next.reasons());
        }
    }

    static MonitorChart of(Charting.Chart chart, List<Mark> marks) {
        return new MonitorChart(
                chart.monitor().id().value(),
                chart.segment().values(),
                chart.grain().orElse(null),
                chart.monitor().signal().isShare(),
                chart.judgements().stream().map(Point::of).toList(),
                chart.next().map(Expected::of).orElse(null),
                chart.segments().stream().map(segment -> segment.values()).toList(),
                marks);
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}

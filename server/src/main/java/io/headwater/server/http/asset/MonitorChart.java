package io.headwater.server.http.asset;

import io.headwater.core.collect.Grain;
import io.headwater.core.detect.Judgement;
import io.headwater.core.detect.Judgement.Observation;
import io.headwater.core.detect.Judgements.State;
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
 */
public record MonitorChart(
        long monitor,
        Map<String, String> segment,
        @Nullable Grain grain,
        boolean share,
        List<Point> points,
        @Nullable Expected next,
        List<Map<String, String>> segments) {
    public MonitorChart {
        segment = Map.copyOf(segment);
        points = List.copyOf(points);
        segments = List.copyOf(segments);
    }

    /**
     * One bucket.
     *
     * @param at its start
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

        static Point of(Judgement judgement) {
            return switch (judgement) {
                case Judgement.Healthy(var at, var seen, var reasons) -> of(at, State.HEALTHY, seen, reasons);
                case Judgement.Anomalous(var at, var seen, var _, var reasons) ->
                    of(at, State.ANOMALOUS, seen, reasons);
                case Judgement.Learning(var at, var reasons) -> without(at, State.LEARNING, reasons);
                case Judgement.NotMeasured(var at, var reasons) -> without(at, State.NOT_MEASURED, reasons);
            };
        }

        private static Point of(Instant at, State state, Observation seen, List<String> reasons) {
            return new Point(
                    at, state, seen.value(), finite(seen.low()), finite(seen.mid()), finite(seen.high()), reasons);
        }

        private static Point without(Instant at, State state, List<String> reasons) {
            return new Point(at, state, null, null, null, null, reasons);
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
    }

    static MonitorChart of(Charting.Chart chart) {
        return new MonitorChart(
                chart.monitor().id().value(),
                chart.segment().values(),
                chart.grain().orElse(null),
                chart.monitor().signal().isShare(),
                chart.judgements().stream().map(Point::of).toList(),
                chart.next()
                        .map(next -> new Expected(
                                finite(next.band().low()),
                                finite(next.band().mid()),
                                finite(next.band().high()),
                                next.reasons()))
                        .orElse(null),
                chart.segments().stream().map(segment -> segment.values()).toList());
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}

package io.headwater.server.http.feedback;

import io.headwater.core.detect.Judgement;
import io.headwater.core.monitor.Signal;
import io.headwater.server.feedback.Rehearsal;
import io.headwater.server.http.asset.MonitorChart.Expected;
import io.headwater.server.http.asset.MonitorChart.Point;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a change does to one series of the last sixty days.
 *
 * @param field empty for a signal of the whole asset
 * @param share whether values are shares between zero and one
 * @param before how many alarms as it is
 * @param after how many as it would be
 * @param gone alarms that would not have been, oldest first
 * @param added alarms that are not now
 * @param next what is expected of the next bucket; absent while too little is known
 * @param then what would be expected of it
 * @param points the series as it would be judged; empty where it is not measured
 */
public record EffectRow(
        long monitor,
        Signal signal,
        String field,
        Map<String, String> segment,
        boolean share,
        int before,
        int after,
        List<Alarm> gone,
        List<Alarm> added,
        @Nullable Expected next,
        @Nullable Expected then,
        List<Point> points) {
    public EffectRow {
        segment = Map.copyOf(segment);
        gone = List.copyOf(gone);
        added = List.copyOf(added);
        points = List.copyOf(points);
    }

    /**
     * Anomalous buckets in a row.
     *
     * @param from the first one's start
     * @param until the last one's start
     * @param text why the first one is anomalous
     */
    public record Alarm(Instant from, Instant until, String text) {}

    static EffectRow of(Rehearsal.Effect effect) {
        var monitor = effect.monitor();
        var before = alarms(effect.before());
        var after = alarms(effect.after());
        return new EffectRow(
                monitor.id().value(),
                monitor.signal(),
                monitor.field(),
                effect.segment().values(),
                monitor.signal().isShare(),
                before.size(),
                after.size(),
                without(before, after),
                without(after, before),
                effect.next().map(Expected::of).orElse(null),
                effect.then().map(Expected::of).orElse(null),
                effect.after().stream().map(Point::of).toList());
    }

    /** Alarms that touch none of the others. */
    private static List<Alarm> without(List<Alarm> alarms, List<Alarm> others) {
        return alarms.stream()
                .filter(alarm -> others.stream()
                        .noneMatch(other -> !other.from().isAfter(alarm.until())
                                && !alarm.from().isAfter(other.until())))
                .toList();
    }

    private static List<Alarm> alarms(List<Judgement> judgements) {
        var alarms = new ArrayList<Alarm>();
        boolean goesOn = false;
        for (Judgement judgement : judgements) {
            boolean anomalous = judgement instanceof Judgement.Anomalous;
            if (anomalous && goesOn) {
                var last = alarms.removeLast();
                alarms.add(new Alarm(last.from(), judgement.bucket(), last.text()));
            } else if (anomalous) {
                alarms.add(new Alarm(judgement.bucket(), judgement.bucket(), String.join("; ", judgement.reasons())));
            }
            goesOn = anomalous;
        }
        return alarms;
    }
}

package io.headwater.bench.detect;

import io.headwater.detect.Detector;
import io.headwater.detect.Series;
import io.headwater.detect.Settings;
import java.lang.management.ManagementFactory;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/** How fast histories are learnt, in the processor time of one thread. */
final class RefitSpeed {
    private static final int DAYS = 90;
    private static final int HOURS = 1440;

    private final int times;
    private final Detector detector = new Detector(List.of(), Settings.DEFAULT);

    RefitSpeed(int times) {
        this.times = times;
    }

    /** Whole series learnt from scratch, with the band of the next bucket, a second. */
    double daily() {
        var all = LongStream.range(1, 33)
                .mapToObj(Volumes::daily)
                .map(example -> first(example, DAYS))
                .toList();
        return 1 / seconds(100 * times, i -> detector.next(all.get(i % all.size())));
    }

    double hourly() {
        var all = LongStream.range(1, 17)
                .mapToObj(Volumes::hourly)
                .map(example -> first(example, HOURS))
                .toList();
        return 1 / seconds(10 * times, i -> detector.next(all.get(i % all.size())));
    }

    /** The processor seconds of a day of hourly monitors: one fit and twenty-four verdicts each. */
    double day(int monitors) {
        var all = LongStream.range(1, 17)
                .mapToObj(Volumes::hourly)
                .map(example -> first(example, HOURS))
                .toList();
        return monitors * seconds(10 * times, i -> detector.replay(all.get(i % all.size()), HOURS - 24));
    }

    private interface Work {
        Object at(int i);
    }

    private static double seconds(int count, Work work) {
        var threads = ManagementFactory.getThreadMXBean();
        double least = Double.POSITIVE_INFINITY;
        int seen = 0;
        for (int round = 0; round < 3; round++) {
            long before = threads.getCurrentThreadCpuTime();
            for (int i = 0; i < count; i++) {
                seen += work.at(i).hashCode() == 0 ? 1 : 0;
            }
            least = Math.min(least, (threads.getCurrentThreadCpuTime() - before) / 1e9 / count);
        }
        return seen < 0 ? 0 : least;
    }

    private static Series first(Example example, int length) {
        double[] values = Arrays.copyOf(example.values(), length);
        return Series.of(example.kind(), example.cadence(), example.start(), ZoneOffset.UTC, values);
    }
}

package io.headwater.core.detect;

import io.headwater.core.access.Principal;
import io.headwater.core.collect.Segment;
import io.headwater.core.monitor.MonitorId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The last days of many series in a few points each: for pictures as small as a word. */
public interface Trends {
    /** How far back they go. */
    Duration BACK = Duration.ofDays(14);

    /** How many points one has at the most. */
    int MOST = 60;

    /** Those of the wanted series that the principal may see and that have a history, in the order asked for. */
    List<Trend> read(Principal principal, List<Wanted> wanted);

    /**
     * A series of a monitor.
     *
     * @param until where the picture ends
     */
    record Wanted(MonitorId monitor, Segment segment, Instant until) {}

    /**
     * A series in a few points.
     *
     * @param isShare whether its values are shares between zero and one
     * @param places how many points there would be if nothing were missing
     */
    record Trend(Wanted of, boolean isShare, int places, List<Dot> dots) {
        public Trend {
            dots = List.copyOf(dots);
        }
    }

    /**
     * One or several buckets as one point.
     *
     * @param place counted from zero; what could not be measured is left out
     * @param isBad whether a value in it was found outside its band
     */
    record Dot(int place, double value, boolean isBad) {}

    /**
     * Draws neighbouring buckets together until there are few enough: a value that was found bad stands for its
     * neighbours, the mean for all others.
     *
     * @param values one a bucket, NaN where nothing was measured
     * @param bad which buckets were found outside their band
     */
    static Trend thin(Wanted of, boolean isShare, double[] values, Set<Integer> bad) {
        int together = Math.max(1, (values.length + MOST - 1) / MOST);
        int places = (values.length + together - 1) / together;
        var dots = new ArrayList<Dot>();
        for (int place = 0; place < places; place++) {
            double sum = 0;
            double worst = Double.NaN;
            int count = 0;
            for (int at = place * together; at < Math.min(values.length, (place + 1) * together); at++) {
                if (Double.isFinite(values[at])) {
                    sum += values[at];
                    count++;
                    worst = bad.contains(at) ? values[at] : worst;
                }
            }
            if (count > 0) {
                boolean isBad = !Double.isNaN(worst);
                dots.add(new Dot(place, isBad ? worst : sum / count, isBad));
            }
        }
        return new Trend(of, isShare, places, dots);
    }
}

package io.headwater.detect.segment;

import java.util.List;

/**
 * What explains a change.
 *
 * @param moved what it is that the segments explain
 * @param segments the chosen ones, then others, the most telling first; at most ten
 * @param reasons in words for people
 */
public record Explanation(Verdict verdict, Moved moved, List<Segment> segments, List<String> reasons) {

    /** Whether there is something to explain, and whether segments do. */
    public enum Verdict {
        /** The chosen segments explain it. */
        SEGMENTS,
        /** It is everywhere: no segment stands out. */
        EVERYWHERE,
        /** Now is like before, by chance at the most. */
        NO_CHANGE
    }

    /** In which way a value moved. */
    public enum Moved {
        /** By the values of rows, or by their number, which are what was asked of. */
        VALUES,
        /** Of a mean: by the mix of rows. There are more of those with high values, or fewer. */
        MIX
    }

    public Explanation {
        segments = List.copyOf(segments);
        reasons = List.copyOf(reasons);
    }

    /** The segments that together explain the change. */
    public List<Segment> chosen() {
        return segments.stream().filter(Segment::chosen).toList();
    }
}

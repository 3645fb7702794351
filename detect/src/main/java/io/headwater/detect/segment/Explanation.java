package io.headwater.detect.segment;

import java.util.List;

/**
 * What explains a change.
 *
 * @param segments the chosen ones, then others, the most telling first; at most ten
 * @param reasons in words for people
 */
public record Explanation(Verdict verdict, List<Segment> segments, List<String> reasons) {

    /** Whether there is something to explain, and whether segments do. */
    public enum Verdict {
        /** The chosen segments explain it. */
        SEGMENTS,
        /** It is everywhere: no segment stands out. */
        EVERYWHERE,
        /** Now is like before, by chance at the most. */
        NO_CHANGE
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

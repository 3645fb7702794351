package io.headwater.core.collect;

/** Which series of an asset: a metric of the whole or of a field, over all rows or a segment. */
public record SeriesKey(String field, Metric metric, Segment segment) {

    /** How many rows there are. */
    public static SeriesKey rows(Segment segment) {
        return new SeriesKey("", Metric.ROWS, segment);
    }
}

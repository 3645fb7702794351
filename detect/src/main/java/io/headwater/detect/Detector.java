package io.headwater.detect;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Judges buckets of a series, each from those before it.
 *
 * <p>A pure function of history, labels, calendar and settings.
 */
public final class Detector {
    /** Named in every stored verdict, so that a comparison knows what it compares. */
    public static final String ENGINE = "slots-2";

    private final List<Label> labels;
    private final Calendar calendar;
    private final Settings settings;

    /** A detector that knows what people said and how strict to be. */
    public Detector(List<Label> labels, Settings settings) {
        this(labels, Calendar.NONE, settings);
    }

    /** A detector that knows of holidays and other events besides. */
    public Detector(List<Label> labels, Calendar calendar, Settings settings) {
        this.labels = List.copyOf(labels);
        this.calendar = calendar;
        this.settings = settings;
    }

    /** The verdict on one bucket; what comes after it plays no part. */
    public Verdict judge(Series series, int bucket) {
        return judging(series, bucket, bucket).judge(bucket);
    }

    /** The verdicts on all buckets from {@code from} on. */
    public List<Verdict> replay(Series series, int from) {
        var judging = judging(series, from, series.size() - 1);
        return IntStream.range(from, series.size()).mapToObj(judging::judge).toList();
    }

    /** The band of the bucket after the last one. */
    public Outlook next(Series series) {
        int bucket = series.size();
        return switch (judging(series, bucket, bucket).draw(bucket)) {
            case Judging.Drawn drawn ->
                new Outlook.Expected(drawn.bands().band(), drawn.bands().reasons());
            case Judging.NotDrawn(var reasons) -> new Outlook.Unknown(reasons);
        };
    }

    private Judging judging(Series series, int from, int to) {
        return new Judging(series, labels, calendar, settings, from, to);
    }
}

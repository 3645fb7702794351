package io.headwater.bench.detect;

import io.headwater.detect.Cadence;
import io.headwater.detect.Calendar;
import io.headwater.detect.Detector;
import io.headwater.detect.Settings;
import io.headwater.detect.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** What this project says. */
record Headwater(Settings.Sensitivity sensitivity) implements Contender {
    @Override
    public String name() {
        return "Headwater, %s".formatted(sensitivity.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public double threshold() {
        return 1;
    }

    @Override
    public int remembers(boolean isHourly) {
        return (isHourly ? Cadence.HOUR : Cadence.DAY).memory();
    }

    @Override
    public Scores judge(Example example) {
        return scores(detector(example), example);
    }

    Detector detector(Example example) {
        return new Detector(
                List.of(), calendar(example), new Settings(sensitivity, Optional.empty(), Optional.empty()));
    }

    static Scores scores(Detector detector, Example example) {
        double[] scores = new double[example.size()];
        var notices = new ArrayList<Integer>();
        for (var verdict : detector.replay(example.series(), example.scored())) {
            if (verdict instanceof Verdict.Judged judged && judged.isAnomaly()) {
                scores[judged.bucket()] = 1;
            } else if (verdict instanceof Verdict.Judged judged && judged.kind() == Verdict.Kind.DRIFT) {
                notices.add(judged.bucket());
            }
        }
        return new Scores(scores, notices);
    }

    static Calendar calendar(Example example) {
        if (!example.known()) {
            return Calendar.NONE;
        }
        var series = example.series();
        return new Calendar(IntStream.range(0, example.size())
                .filter(i -> example.holidays()[i])
                .mapToObj(
                        i -> new Calendar.Event(series.start(i), series.start(i + 1), Calendar.Kind.HOLIDAY, "holiday"))
                .toList());
    }
}

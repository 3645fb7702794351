package io.headwater.bench.detect;

import io.headwater.detect.Detector;
import io.headwater.detect.Settings;
import io.headwater.detect.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What this project says. */
record Headwater(Settings.Sensitivity sensitivity) implements Contender {
    @Override
    public String name() {
        return "Headwater, %s".formatted(sensitivity.name().toLowerCase(java.util.Locale.ROOT));
    }

    @Override
    public double threshold() {
        return 1;
    }

    @Override
    public Scores judge(Example example) {
        double[] scores = new double[example.size()];
        var notices = new ArrayList<Integer>();
        var detector = new Detector(List.of(), new Settings(sensitivity, Optional.empty(), Optional.empty()));
        for (var verdict : detector.replay(example.series(), example.scored())) {
            if (verdict instanceof Verdict.Judged judged && judged.isAnomaly()) {
                scores[judged.bucket()] = 1;
            }
        }
        return new Scores(scores, notices);
    }
}

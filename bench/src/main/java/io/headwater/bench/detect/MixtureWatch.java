package io.headwater.bench.detect;

import io.headwater.bench.detect.Contender.Scores;
import io.headwater.bench.detect.Mixtures.Mixture;
import io.headwater.detect.Detector;
import io.headwater.detect.Settings;
import io.headwater.detect.Settings.Sensitivity;
import io.headwater.detect.Verdict;
import io.headwater.detect.shares.ShareDetector;
import io.headwater.detect.shares.ShareVerdict;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Ways to watch how rows are spread over categories. */
enum MixtureWatch {
    /** A monitor of each share, an alert where any of them has one. */
    EACH_ALONE("Headwater, each share by itself"),
    TOGETHER("Headwater, all shares together");

    private final String words;

    MixtureWatch(String words) {
        this.words = words;
    }

    String words(Sensitivity sensitivity) {
        return "%s, %s".formatted(words, sensitivity.name().toLowerCase(Locale.ROOT));
    }

    Scores judge(Mixture mixture, Sensitivity sensitivity) {
        double[] scores = new double[mixture.example().size()];
        int from = mixture.example().scored();
        switch (this) {
            case EACH_ALONE -> {
                var detector = new Detector(List.of(), new Settings(sensitivity, Optional.empty(), Optional.empty()));
                for (var share : mixture.shares()) {
                    for (var verdict : detector.replay(share, from)) {
                        if (verdict instanceof Verdict.Judged judged && judged.isAnomaly()) {
                            scores[judged.bucket()] = 1;
                        }
                    }
                }
            }
            case TOGETHER -> {
                for (var verdict : new ShareDetector(sensitivity).replay(mixture.distribution(), from)) {
                    if (verdict instanceof ShareVerdict.Judged judged && judged.isAnomaly()) {
                        scores[judged.bucket()] = 1;
                    }
                }
            }
        }
        return new Scores(scores);
    }
}

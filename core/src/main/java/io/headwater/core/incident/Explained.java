package io.headwater.core.incident;

import io.headwater.core.incident.Explanations.Asked;
import io.headwater.core.monitor.Signal;
import io.headwater.detect.Spoken;
import io.headwater.detect.segment.Explanation;
import io.headwater.detect.segment.Explanation.Verdict;
import io.headwater.detect.segment.Segment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which rows an anomaly is about.
 *
 * @param verdict empty when it could not be looked for
 * @param text the answer in a sentence
 * @param segments the chosen ones, then others, the most telling first
 * @param reasons how it came about, in words
 */
public record Explained(
        Optional<Verdict> verdict, String text, List<Segment> segments, List<String> reasons, Instant at) {

    public Explained {
        segments = List.copyOf(segments);
        reasons = List.copyOf(reasons);
    }

    /** An answer to the question which rows a value is about. */
    public static Explained of(Asked asked, Explanation explanation, Instant now) {
        String text = switch (explanation.verdict()) {
            case SEGMENTS -> inWords(asked, explanation);
            case EVERYWHERE ->
                switch (explanation.moved()) {
                    case VALUES -> "it is everywhere: no segment stands out";
                    case MIX -> "it is the mix of rows, not their values: no segment stands out";
                };
            case NO_CHANGE -> "no segment stands out against the windows before";
        };
        return new Explained(
                Optional.of(explanation.verdict()), text, explanation.segments(), explanation.reasons(), now);
    }

    /** It could not be looked for. */
    public static Explained unknown(String why, Instant now) {
        return new Explained(
                Optional.empty(), "which rows it is could not be looked for: " + why, List.of(), List.of(), now);
    }

    /** For example {@code 97 % of the new nulls are channel = tiktok}. */
    private static String inWords(Asked asked, Explanation explanation) {
        var chosen = explanation.chosen();
        double share = chosen.stream().mapToDouble(Segment::share).sum();
        boolean isPlain =
                chosen.stream().allMatch(segment -> segment.conditions().size() == 1);
        String segments = chosen.stream().map(Segment::text).collect(Collectors.joining(isPlain ? " or " : ", or "));
        String of =
                "%s of %s".formatted(Spoken.share(Math.rint(1_000 * Math.clamp(share, 0, 1)) / 1_000), changed(asked));
        return switch (explanation.moved()) {
            case VALUES -> "%s %s".formatted(of, segments);
            case MIX -> "the mix of rows has changed: %s how many rows are %s".formatted(of, segments);
        };
    }

    private static String changed(Asked asked) {
        var signal = asked.signal();
        boolean isMore = asked.reading().value() >= asked.reading().mid();
        if (signal == Signal.VOLUME || signal.isShare()) {
            return "%s %s are".formatted(isMore ? "the new" : "the missing", signal.many());
        }
        return signal == Signal.MEAN
                ? "the %s of the mean of %s is".formatted(isMore ? "rise" : "fall", asked.field())
                : "the change is";
    }
}

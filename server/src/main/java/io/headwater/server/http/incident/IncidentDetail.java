package io.headwater.server.http.incident;

import io.headwater.core.incident.Anomaly.Reading.OutOfBand;
import io.headwater.core.incident.Explained;
import io.headwater.core.incident.Incidents.Symptom;
import io.headwater.core.incident.TimelineEntry;
import io.headwater.core.monitor.Signal;
import io.headwater.core.route.Audiences;
import io.headwater.detect.segment.Explanation;
import io.headwater.detect.segment.Segment;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One incident with all that is known of it.
 *
 * @param symptoms its anomalies, the first one first
 * @param decisions who was told or was not, and why
 */
public record IncidentDetail(
        IncidentRow incident, List<SymptomRow> symptoms, List<TimelineRow> timeline, List<DecisionRow> decisions) {
    public IncidentDetail {
        symptoms = List.copyOf(symptoms);
        timeline = List.copyOf(timeline);
        decisions = List.copyOf(decisions);
    }

    /**
     * An anomaly.
     *
     * @param monitor the number of the monitor that found it
     * @param assetName in short
     * @param share whether its numbers are shares of rows, between zero and one
     * @param charted whether its monitor has a series over time
     * @param field empty for the whole asset
     * @param segment field to value; empty for all rows
     * @param firstBucket the first bad data window
     * @param value what was seen; absent for what has no number
     * @param reasons how the expectation came about
     * @param healed when it was found healthy again
     * @param explanation which rows it is about; absent while nobody has looked
     */
    public record SymptomRow(
            long id,
            long monitor,
            long asset,
            String assetName,
            Signal signal,
            boolean share,
            boolean charted,
            String field,
            Map<String, String> segment,
            String fingerprint,
            String headline,
            Instant firstBucket,
            Instant lastBucket,
            @Nullable Double value,
            @Nullable Double low,
            @Nullable Double mid,
            @Nullable Double high,
            @Nullable Double score,
            List<String> reasons,
            @Nullable Instant healed,
            @Nullable ExplanationRow explanation) {
        public SymptomRow {
            segment = Map.copyOf(segment);
            reasons = List.copyOf(reasons);
        }

        static SymptomRow of(Symptom symptom, Optional<Explained> explained) {
            var band = symptom.band();
            return new SymptomRow(
                    symptom.id(),
                    symptom.monitor().value(),
                    symptom.asset().value(),
                    symptom.assetName().shortText(),
                    symptom.signal(),
                    symptom.signal().isShare(),
                    symptom.signal().metric().isPresent(),
                    symptom.field(),
                    symptom.segment().values(),
                    symptom.fingerprint().text(),
                    symptom.headline(),
                    symptom.firstBucket(),
                    symptom.lastBucket(),
                    band.map(OutOfBand::value).orElse(null),
                    band.map(OutOfBand::low).filter(Double::isFinite).orElse(null),
                    band.map(OutOfBand::mid).orElse(null),
                    band.map(OutOfBand::high).filter(Double::isFinite).orElse(null),
                    band.map(OutOfBand::score).orElse(null),
                    symptom.reasons(),
                    symptom.healed().orElse(null),
                    explained.map(ExplanationRow::of).orElse(null));
        }
    }

    /**
     * Which rows an anomaly is about.
     *
     * @param verdict SEGMENTS, EVERYWHERE or NO_CHANGE; absent when it could not be looked for
     * @param text the answer in a sentence
     * @param segments the chosen ones, then others, the most telling first
     * @param reasons how it came about
     */
    public record ExplanationRow(
            Explanation.@Nullable Verdict verdict,
            String text,
            List<SegmentRow> segments,
            List<String> reasons,
            Instant at) {
        public ExplanationRow {
            segments = List.copyOf(segments);
            reasons = List.copyOf(reasons);
        }

        static ExplanationRow of(Explained explained) {
            return new ExplanationRow(
                    explained.verdict().orElse(null),
                    explained.text(),
                    explained.segments().stream().map(SegmentRow::of).toList(),
                    explained.reasons(),
                    explained.at());
        }
    }

    /**
     * Rows that have certain values.
     *
     * @param share of the whole change; more than one where other rows moved the other way
     * @param confidence between zero and one
     * @param chosen whether it belongs to the smallest set that explains the change
     */
    public record SegmentRow(String text, double share, double confidence, boolean chosen) {
        static SegmentRow of(Segment segment) {
            return new SegmentRow(segment.text(), segment.share(), segment.confidence(), segment.chosen());
        }
    }

    /** Something that happened to it. */
    public record TimelineRow(Instant at, TimelineEntry.Kind kind, String by, String text) {
        static TimelineRow of(TimelineEntry entry) {
            return new TimelineRow(entry.at(), entry.kind(), entry.by(), entry.text());
        }
    }

    /**
     * Whether one audience was told.
     *
     * @param channelRemoved whether the channel is no longer there
     * @param verdict TELL, HOLD or OMIT
     * @param message the number of the message that it led to
     * @param until when the digest goes out that a held message waits for
     */
    public record DecisionRow(
            Instant at,
            String channel,
            boolean channelRemoved,
            String recipient,
            String verdict,
            String reason,
            @Nullable Long message,
            @Nullable Instant until) {
        static DecisionRow of(Audiences.Decision decision) {
            return new DecisionRow(
                    decision.at(),
                    decision.channel(),
                    decision.isChannelRemoved(),
                    decision.recipient(),
                    decision.verdict(),
                    decision.reason(),
                    decision.notice().orElse(null),
                    decision.until().orElse(null));
        }
    }
}

package io.headwater.server.http.incident;

import io.headwater.core.incident.Anomaly.Reading.OutOfBand;
import io.headwater.core.incident.Incidents.Symptom;
import io.headwater.core.incident.TimelineEntry;
import io.headwater.core.monitor.Signal;
import io.headwater.core.route.Audiences;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
            @Nullable Instant healed) {
        public SymptomRow {
            segment = Map.copyOf(segment);
            reasons = List.copyOf(reasons);
        }

        static SymptomRow of(Symptom symptom) {
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
                    symptom.healed().orElse(null));
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

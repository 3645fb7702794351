package io.headwater.core.incident;

import io.headwater.core.access.DomainName;
import io.headwater.core.access.PersonId;
import io.headwater.core.catalog.AssetId;
import io.headwater.core.catalog.AssetName;
import io.headwater.core.monitor.Signal;
import java.time.Instant;
import java.util.Optional;

/**
 * One problem: anomalies that belong together.
 *
 * @param headline the answer in a sentence: what is wrong, with its normal beside it
 * @param family the kind of its first anomaly
 * @param common what many tables of one source have in common, where it is about that
 * @param healthyEvaluations how many evaluations in a row found everything in it healthy
 * @param version counts changes; a change that names an older version is refused
 */
public record Incident(
        IncidentId id,
        String headline,
        AssetId root,
        AssetName rootName,
        DomainName domain,
        Signal.Family family,
        Stage stage,
        Rated rated,
        Bucket bucket,
        Optional<PersonId> owner,
        Optional<Acknowledgement> acknowledged,
        Optional<Resolution> resolution,
        Clock clock,
        Optional<IncidentId> recurrenceOf,
        Optional<Common> common,
        int healthyEvaluations,
        long version) {

    /** Severity, who says so and why. */
    public record Rated(Severity severity, String by, String reason) {}

    /** Somebody takes care. */
    public record Acknowledgement(String by, Instant at) {}

    /** How it ended. */
    public record Resolution(Outcome outcome, String by, String comment, Instant at) {}

    /**
     * Its times.
     *
     * @param since when the bad data began, in data time
     * @param detected when the first anomaly was found
     * @param lastFailure when something in it last failed
     */
    public record Clock(Instant since, Instant detected, Instant lastFailure) {}

    public boolean isOpen() {
        return stage.isOpen();
    }
}

package io.headwater.server.http.incident;

import io.headwater.core.access.PersonId;
import io.headwater.core.incident.Bucket;
import io.headwater.core.incident.Incident;
import io.headwater.core.incident.Outcome;
import io.headwater.core.incident.Severity;
import io.headwater.core.incident.Stage;
import io.headwater.core.monitor.Signal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An incident in a list.
 *
 * @param name what people call it, for example {@code INC-214}
 * @param headline the answer in a sentence
 * @param asset the number of its root
 * @param assetName the root's name in short, for example {@code core.orders}
 * @param severityBy {@code rule}, or who overruled it
 * @param owner the number of the person who owns it
 * @param since when the bad data began, in data time
 * @param recurrenceOf the number of an earlier incident with the same symptom
 * @param version counts changes; the entity tag
 */
public record IncidentRow(
        long id,
        String name,
        String headline,
        long asset,
        String assetName,
        String domain,
        Signal.Family kind,
        Stage stage,
        Severity severity,
        String severityBy,
        String severityReason,
        Bucket bucket,
        @Nullable Long owner,
        @Nullable String ownerName,
        @Nullable String acknowledgedBy,
        @Nullable Instant acknowledgedAt,
        @Nullable Outcome outcome,
        @Nullable String resolvedBy,
        @Nullable Instant resolvedAt,
        @Nullable String resolvedComment,
        Instant since,
        Instant detected,
        Instant lastFailure,
        @Nullable Long recurrenceOf,
        long version) {

    /** Shows an incident; names of owners are looked up by number. */
    static IncidentRow of(Incident incident, Map<PersonId, String> names) {
        var acknowledged = incident.acknowledged();
        var end = incident.resolution();
        return new IncidentRow(
                incident.id().value(),
                incident.id().text(),
                incident.headline(),
                incident.root().value(),
                incident.rootName().shortText(),
                incident.domain().value(),
                incident.family(),
                incident.stage(),
                incident.rated().severity(),
                incident.rated().by(),
                incident.rated().reason(),
                incident.bucket(),
                incident.owner().map(PersonId::value).orElse(null),
                incident.owner().map(names::get).orElse(null),
                acknowledged.map(Incident.Acknowledgement::by).orElse(null),
                acknowledged.map(Incident.Acknowledgement::at).orElse(null),
                end.map(Incident.Resolution::outcome).orElse(null),
                end.map(Incident.Resolution::by).orElse(null),
                end.map(Incident.Resolution::at).orElse(null),
                end.map(Incident.Resolution::comment).orElse(null),
                incident.clock().since(),
                incident.clock().detected(),
                incident.clock().lastFailure(),
                incident.recurrenceOf().map(before -> before.value()).orElse(null),
                incident.version());
    }
}

package io.headwater.server.http.incident;

import io.headwater.core.incident.Incidents.FeedEvent;
import io.headwater.core.incident.TimelineEntry;
import java.time.Instant;

/** Something happened to an incident: what an event of the feed holds. */
public record FeedItem(Instant at, long incident, TimelineEntry.Kind kind) {
    static FeedItem of(FeedEvent event) {
        return new FeedItem(event.at(), event.incident().value(), TimelineEntry.Kind.valueOf(event.kind()));
    }
}

package io.headwater.server.assembly;

import io.headwater.core.access.Principal;
import io.headwater.core.catalog.Asset;
import io.headwater.core.incident.Incident;
import io.headwater.core.incident.IncidentChange;
import io.headwater.core.incident.TimelineEntry;
import io.headwater.core.notify.Channels;
import io.headwater.core.notify.Outbox.Draft;
import io.headwater.core.notify.Outbox.Lane;
import io.headwater.core.notify.Wording;
import io.headwater.core.route.Audience;
import io.headwater.core.route.Routed;
import io.headwater.core.route.Routing;
import io.headwater.detect.Spoken;
import io.headwater.store.Books;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells of a change to an incident, in the transaction that changes it. */
final class Announcer {
    /** Long enough for any recipient's day. */
    private static final Duration LOOKS_BACK = Duration.ofHours(50);

    private final Parts parts;

    Announcer(Parts parts) {
        this.parts = parts;
    }

    /**
     * Puts messages about the change in the outbox.
     *
     * @param patience how long they wait for what is still being looked for
     */
    void announce(Books books, IncidentChange change, boolean muted, Duration patience, Instant now) {
        var incident = change.incident();
        var channels = books.channels().all(Principal.HEADWATER).stream()
                .collect(Collectors.toMap(Channels.Connected::name, Channels.Connected::id));
        var listeners = books.audiences().listeners(incident.id(), now.minus(LOOKS_BACK));
        for (Routed routed : Routing.route(change, listeners, muted, now)) {
            var notice = switch (routed) {
                case Routed.Tell(var audience, var reason) -> {
                    said(books, incident, audience, reason, now);
                    yield put(books, channels, new Letter(change, audience, Optional.empty(), patience, reason), now);
                }
                case Routed.Hold(var audience, var until, var reason) -> {
                    books.agenda().noLaterThan(Job.DIGEST, Job.ALL, until);
                    yield put(books, channels, new Letter(change, audience, Optional.of(until), patience, reason), now);
                }
                case Routed.Omit _ -> Optional.<Long>empty();
            };
            books.audiences().record(incident.id(), routed, notice, now);
        }
    }

    /** A change on its way to one audience. */
    private record Letter(
            IncidentChange change, Audience audience, Optional<Instant> holdUntil, Duration patience, String reason) {}

    private Optional<Long> put(Books books, Map<String, Long> channels, Letter letter, Instant now) {
        var incident = letter.change().incident();
        var audience = letter.audience();
        Long channel = channels.get(audience.channel());
        if (channel == null) {
            return Optional.empty(); // removed together with its audiences
        }
        var root = books.assets().find(Principal.HEADWATER, incident.root()).orElseThrow();
        var message = Wording.of(letter.change(), matters(root), books.zone(root), parts.publicUrl(), letter.reason());
        long notice = books.outbox()
                .put(
                        new Draft(
                                Optional.of(incident.id()),
                                channel,
                                Optional.of(audience),
                                audience.recipient(),
                                Wording.kind(letter.change()),
                                incident.version(),
                                message,
                                incident.clock().since(),
                                incident.resolution().map(Incident.Resolution::at),
                                letter.holdUntil(),
                                letter.reason()),
                        now);
        if (letter.holdUntil().isEmpty()) {
            var lane = new Lane(channel, audience.recipient(), Optional.of(incident.id()));
            books.agenda().noLaterThan(Job.DELIVER, lane.text(), now.plus(letter.patience()));
        }
        return Optional.of(notice);
    }

    private static void said(Books books, Incident incident, Audience audience, String reason, Instant now) {
        String whom = audience.recipient().isEmpty() ? audience.channel() : audience.recipient();
        books.incidents()
                .append(new TimelineEntry(
                        incident.id(),
                        now,
                        TimelineEntry.Kind.MESSAGE,
                        "Headwater",
                        "message to %s: %s".formatted(whom, reason)));
    }

    private static String matters(Asset root) {
        return "domain %s%s%s"
                .formatted(
                        root.domain(),
                        root.owner().map(owner -> ", owner " + owner).orElse(""),
                        rows(root));
    }

    private static String rows(Asset asset) {
        return asset.size().rows() < 0
                ? ""
                : ", about %s rows"
                        .formatted(Spoken.number((double) asset.size().rows()));
    }
}

package io.headwater.server.assembly;

import io.headwater.core.access.Principal;
import io.headwater.core.catalog.Asset;
import io.headwater.core.incident.Incident;
import io.headwater.core.incident.IncidentChange;
import io.headwater.core.incident.TimelineEntry;
import io.headwater.core.notify.Channels;
import io.headwater.core.notify.NoticeKind;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        var waits = withdraw(books, change, now);
        if (change instanceof IncidentChange.Followed && waits.isEmpty()) {
            return; // it was told before this table joined
        }
        var waiting = waits.map(until -> Duration.between(now, until)).orElse(patience);
        var channels = books.channels().all(Principal.HEADWATER).stream()
                .collect(Collectors.toMap(Channels.Connected::name, Channels.Connected::id));
        var listeners = books.audiences().listeners(incident.id(), now.minus(LOOKS_BACK));
        var told = listeners.stream()
                .filter(Routing.Listener::told)
                .map(listener -> listener.audience().id())
                .collect(Collectors.toSet());
        for (Routed routed : Routing.route(change, listeners, muted, now)) {
            var notice = switch (routed) {
                case Routed.Tell(var audience, var reason) -> {
                    said(books, incident, audience, reason, now);
                    var letter = new Letter(
                            change, audience, Optional.empty(), waiting, kind(change, told, audience), reason);
                    yield put(books, channels, letter, now);
                }
                case Routed.Hold(var audience, var until, var reason) -> {
                    books.agenda().noLaterThan(Job.DIGEST, Job.ALL, until);
                    var kind = kind(change, told, audience);
                    var letter = new Letter(change, audience, Optional.of(until), waiting, kind, reason);
                    yield put(books, channels, letter, now);
                }
                case Routed.Omit _ -> Optional.<Long>empty();
            };
            books.audiences().record(incident.id(), routed, notice, now);
        }
    }

    /** What nobody has heard of yet is told as one; who has heard of a part is told where it went. */
    private Optional<Instant> withdraw(Books books, IncidentChange change, Instant now) {
        var incident = change.incident().id();
        return switch (change) {
            case IncidentChange.Gathered(var _, var _, var merged, var _) -> {
                var ids = Stream.concat(Stream.of(incident), merged.stream().map(Incident::id))
                        .toList();
                var waits = books.outbox().withdraw(ids, now);
                merged.stream()
                        .flatMap(part -> books.incidents().find(Principal.HEADWATER, part.id()).stream())
                        .forEach(part -> announce(books, new IncidentChange.Ended(part), false, Duration.ZERO, now));
                yield waits;
            }
            case IncidentChange.Followed _ -> books.outbox().withdraw(List.of(incident), now);
            case IncidentChange.Opened _, IncidentChange.Grew _, IncidentChange.Reopened _, IncidentChange.Ended _ ->
                Optional.empty();
        };
    }

    /** A change on its way to one audience. */
    private record Letter(
            IncidentChange change,
            Audience audience,
            Optional<Instant> holdUntil,
            Duration patience,
            NoticeKind kind,
            String reason) {}

    /** What many tables have in common opens an incident for those who have heard of none of them. */
    private static NoticeKind kind(IncidentChange change, Set<Long> told, Audience audience) {
        var kind = Wording.kind(change);
        boolean isCommon = change instanceof IncidentChange.Gathered || change instanceof IncidentChange.Followed;
        return isCommon && !told.contains(audience.id()) ? NoticeKind.OPENED : kind;
    }

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
                                letter.kind(),
                                incident.version(),
                                message,
                                incident.clock().since(),
                                incident.resolution().map(Incident.Resolution::at),
                                letter.holdUntil(),
                                letter.reason()),
                        now);
        if (letter.holdUntil().isEmpty()) {
            var lane = new Lane(channel, audience.recipient(), Optional.of(incident.id()));
            var until = now.plus(letter.patience());
            if (until.isAfter(now)) {
                books.outbox().wait(notice, until);
            }
            books.agenda().noLaterThan(Job.DELIVER, lane.text(), until);
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

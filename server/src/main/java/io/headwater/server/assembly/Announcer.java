package io.headwater.server.assembly;

import io.headwater.core.access.Principal;
import io.headwater.core.catalog.Asset;
import io.headwater.core.incident.Anomaly;
import io.headwater.core.incident.Incident;
import io.headwater.core.incident.IncidentChange;
import io.headwater.core.incident.TimelineEntry;
import io.headwater.core.notify.NoticeKind;
import io.headwater.core.notify.Outbox.Draft;
import io.headwater.core.notify.Outbox.Lane;
import io.headwater.core.notify.Outbox.Withdrawn;
import io.headwater.core.notify.Wording;
import io.headwater.core.route.Audience;
import io.headwater.core.route.Routed;
import io.headwater.core.route.Routing;
import io.headwater.detect.Spoken;
import io.headwater.server.explain.Explaining;
import io.headwater.store.Books;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
        var withdrawn = withdraw(books, change, muted, now);
        if (change instanceof IncidentChange.Followed && withdrawn.isEmpty()) {
            return; // it was told before this table joined
        }
        var news = withdrawn
                .map(before -> with(books, change, before.since(), now))
                .orElse(change);
        var waiting =
                withdrawn.map(before -> Duration.between(now, before.until())).orElse(patience);
        var listeners = books.audiences().listeners(incident.id(), now.minus(LOOKS_BACK));
        for (Routed routed : Routing.route(change, listeners, muted, now)) {
            var notice = tell(books, news, routed, listeners, waiting, now);
            books.audiences().record(incident.id(), routed, notice, now);
        }
        withdrawn.ifPresent(before -> explain(books, incident, before.since()));
    }

    /** The number of the notice that one audience gets. */
    private Optional<Long> tell(
            Books books,
            IncidentChange change,
            Routed routed,
            List<Routing.Listener> listeners,
            Duration patience,
            Instant now) {
        boolean isTold = listeners.stream()
                .filter(listener -> listener.audience().equals(routed.audience()))
                .anyMatch(Routing.Listener::told);
        var first = isTold ? change : change.toNewcomer();
        var kind = isTold ? Wording.kind(change) : firstKind(first);
        return switch (routed) {
            case Routed.Tell(var audience, var reason) -> {
                said(books, change.incident(), audience, reason, now);
                yield put(books, new Letter(first, kind, audience, Optional.empty(), patience, reason), now);
            }
            case Routed.Hold(var audience, var until, var reason) -> {
                books.agenda().noLaterThan(Job.DIGEST, Job.ALL, until);
                yield put(books, new Letter(first, kind, audience, Optional.of(until), patience, reason), now);
            }
            case Routed.Omit _ -> Optional.empty();
        };
    }

    /** What an incident's growth is told with: all that was new since a message about it was put in that nobody got. */
    private static IncidentChange with(Books books, IncidentChange change, Instant since, Instant now) {
        if (!(change instanceof IncidentChange.Grew grew)) {
            return change;
        }
        var known = grew.anomalies().stream().map(Anomaly::fingerprint).collect(Collectors.toSet());
        var earlier = books.incidents().symptoms(grew.incident().id()).stream()
                .filter(symptom -> !symptom.news().isBefore(since) && !known.contains(symptom.fingerprint()))
                .map(symptom -> symptom.anomaly(grew.incident().domain(), now))
                .toList();
        return grew.with(new IncidentChange.Grew(grew.incident(), earlier, grew.reason()));
    }

    /** What was found out about its anomalies stood in what was taken back. */
    private static void explain(Books books, Incident incident, Instant since) {
        var answers = books.explanations().of(incident.id());
        books.incidents().symptoms(incident.id()).stream()
                .filter(symptom -> !symptom.news().isBefore(since))
                .forEach(symptom -> Optional.ofNullable(answers.get(symptom.id()))
                        .map(Explaining::line)
                        .ifPresent(line -> books.outbox().add(incident.id(), symptom.monitor(), line)));
    }

    /** What nobody has heard of yet is told as one; who has heard of a part is told where it went. */
    private Optional<Withdrawn> withdraw(Books books, IncidentChange change, boolean muted, Instant now) {
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
            case IncidentChange.Grew _ when !muted -> books.outbox().withdrawAlerts(incident, now);
            case IncidentChange.Grew _, IncidentChange.Opened _, IncidentChange.Reopened _, IncidentChange.Ended _ ->
                Optional.empty();
        };
    }

    /** A change on its way to one audience. */
    private record Letter(
            IncidentChange change,
            NoticeKind kind,
            Audience audience,
            Optional<Instant> holdUntil,
            Duration patience,
            String reason) {}

    /** What many tables have in common opens an incident for those who have heard of none of them. */
    private static NoticeKind firstKind(IncidentChange change) {
        boolean isCommon = change instanceof IncidentChange.Gathered || change instanceof IncidentChange.Followed;
        return isCommon ? NoticeKind.OPENED : Wording.kind(change);
    }

    /** Nothing where the channel was removed together with its audiences. */
    private Optional<Long> put(Books books, Letter letter, Instant now) {
        return books.channels().all(Principal.HEADWATER).stream()
                .filter(channel -> channel.name().equals(letter.audience().channel()))
                .findFirst()
                .map(channel -> put(books, channel.id(), letter, now));
    }

    private long put(Books books, long channel, Letter letter, Instant now) {
        var incident = letter.change().incident();
        var audience = letter.audience();
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
        return notice;
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

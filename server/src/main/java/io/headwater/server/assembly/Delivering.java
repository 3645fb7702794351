package io.headwater.server.assembly;

import io.headwater.core.access.Principal;
import io.headwater.core.incident.IncidentId;
import io.headwater.core.notify.Attempt;
import io.headwater.core.notify.Channel;
import io.headwater.core.notify.Channels;
import io.headwater.core.notify.Delivery;
import io.headwater.core.notify.Message;
import io.headwater.core.notify.Message.Line;
import io.headwater.core.notify.NoticeKind;
import io.headwater.core.notify.Outbox.Draft;
import io.headwater.core.notify.Outbox.Lane;
import io.headwater.core.notify.Outbox.Posted;
import io.headwater.store.Books;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Delivers what is in the outbox, lane by lane: in order within one, not waiting for the others. */
final class Delivering {
    private static final Logger LOG = LoggerFactory.getLogger(Delivering.class);
    private static final Duration SWEEP = Duration.ofHours(1);

    private final Parts parts;

    Delivering(Parts parts) {
        this.parts = parts;
    }

    /** Delivers everything of a lane that is due; again when the first that is left falls due. */
    Optional<Instant> deliver(String key, Instant now) {
        var lane = lane(key);
        for (var next = claim(lane, now); next.isPresent(); next = claim(lane, now)) {
            var posted = next.get();
            var delivery = attempt(posted);
            var attempt = Attempt.judge(delivery, posted.attempts() + 1, now, parts.random());
            parts.store().change(books -> ended(books, posted, attempt, now));
        }
        return parts.store().read(books -> books.outbox().due(lane));
    }

    /** Sees to it that every lane with something to do is on the agenda: a net below the transactions that put it there. */
    Optional<Instant> sweep(Instant now) {
        parts.store()
                .change(books -> books.outbox()
                        .lanes()
                        .forEach(lane -> books.outbox()
                                .due(lane)
                                .ifPresent(due -> books.agenda().noLaterThan(Job.DELIVER, lane.text(), due))));
        return Optional.of(now.plus(SWEEP));
    }

    private Optional<Posted> claim(Lane lane, Instant now) {
        return parts.store().write(books -> {
            var next = books.outbox().next(lane, now);
            next.ifPresent(posted -> books.outbox().attempting(posted.id()));
            return next;
        });
    }

    private Delivery attempt(Posted posted) {
        var channel = parts.store().read(books -> books.channels().find(Principal.HEADWATER, posted.channel()));
        if (channel.isEmpty()) {
            return new Delivery.Refused("the channel was removed");
        }
        try {
            return open(channel.get()).deliver(posted.notice());
        } catch (IllegalArgumentException e) {
            return new Delivery.Refused("the channel's settings are wrong: " + e.getMessage());
        }
    }

    private Channel open(Channels.Connected channel) {
        return parts.channel(channel.kind()).open(channel.settings(), channel.allowedHosts());
    }

    private void ended(Books books, Posted posted, Attempt attempt, Instant now) {
        books.outbox().ended(posted.id(), attempt, now);
        switch (attempt) {
            case Attempt.Done _ ->
                LOG.info("notice delivered key={} channel={}", posted.notice().key(), posted.channelName());
            case Attempt.Retry(var at, var reason) ->
                LOG.info(
                        "notice is tried again key={} at={} reason={}",
                        posted.notice().key(),
                        at,
                        reason);
            case Attempt.Dead(var reason) -> {
                LOG.warn("notice is dead key={} reason={}", posted.notice().key(), reason);
                tellOthers(books, posted, reason, now);
            }
        }
    }

    /** A notice that cannot be delivered is a reason to alert, by every other way there is. */
    private void tellOthers(Books books, Posted dead, String reason, Instant now) {
        if (dead.notice().kind() == NoticeKind.TROUBLE || dead.notice().kind() == NoticeKind.TEST) {
            return;
        }
        var channels = books.channels().all(Principal.HEADWATER);
        books.audiences().all(Principal.HEADWATER).stream()
                .filter(audience -> !audience.channel().equals(dead.channelName()))
                .forEach(audience -> channels.stream()
                        .filter(channel -> channel.name().equals(audience.channel()))
                        .forEach(channel -> {
                            books.outbox()
                                    .put(
                                            new Draft(
                                                    Optional.empty(),
                                                    channel.id(),
                                                    Optional.of(audience),
                                                    audience.recipient(),
                                                    NoticeKind.TROUBLE,
                                                    dead.id(),
                                                    trouble(dead, reason),
                                                    now,
                                                    Optional.empty(),
                                                    Optional.empty(),
                                                    "a notice could not be delivered elsewhere"),
                                            now);
                            var lane = new Lane(channel.id(), audience.recipient(), Optional.empty());
                            books.agenda().noLaterThan(Job.DELIVER, lane.text(), now);
                        }));
    }

    private Message trouble(Posted dead, String reason) {
        return new Message(
                "channel %s does not take our messages".formatted(dead.channelName()),
                List.of(
                        new Line("Reason", reason),
                        new Line("Not delivered", dead.notice().message().headline())),
                parts.publicUrl().resolve("/messages"),
                "you get this because you can be reached another way",
                Map.of("channel", dead.channelName()));
    }

    private static Lane lane(String key) {
        int first = key.indexOf('/');
        int last = key.lastIndexOf('/');
        String incident = key.substring(last + 1);
        return new Lane(
                Long.parseLong(key.substring(0, first)),
                key.substring(first + 1, last),
                incident.equals("-")
                        ? Optional.empty()
                        : Optional.of(new IncidentId(Long.parseLong(incident.substring(4)))));
    }
}

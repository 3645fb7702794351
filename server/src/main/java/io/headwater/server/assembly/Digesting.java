package io.headwater.server.assembly;

import io.headwater.core.access.Principal;
import io.headwater.core.notify.Message;
import io.headwater.core.notify.Message.Line;
import io.headwater.core.notify.NoticeKind;
import io.headwater.core.notify.Outbox.Draft;
import io.headwater.core.notify.Outbox.Lane;
import io.headwater.core.notify.Outbox.Posted;
import io.headwater.store.Books;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sends what was held, once a day and recipient, with an honest count. */
final class Digesting {
    private static final int LINES = 10;

    private final Parts parts;

    Digesting(Parts parts) {
        this.parts = parts;
    }

    /** Sends every digest that is due; the next held notice puts the job on the agenda again. */
    Optional<Instant> digest(Instant now) {
        parts.store().change(books -> {
            var byLane = new LinkedHashMap<Lane, List<Posted>>();
            books.outbox()
                    .held(now)
                    .forEach(held -> byLane.computeIfAbsent(
                                    new Lane(held.channel(), held.notice().recipient(), Optional.empty()),
                                    _ -> new ArrayList<>())
                            .add(held));
            byLane.forEach((lane, held) -> send(books, lane, held, now));
        });
        return Optional.empty();
    }

    private void send(Books books, Lane lane, List<Posted> held, Instant now) {
        long version = now.getEpochSecond();
        var audience = books.audiences().all(Principal.HEADWATER).stream()
                .filter(known -> known.channel().equals(held.getFirst().channelName())
                        && known.recipient().equals(lane.recipient()))
                .findFirst();
        books.outbox()
                .put(
                        new Draft(
                                Optional.empty(),
                                lane.channel(),
                                audience,
                                lane.recipient(),
                                NoticeKind.DIGEST,
                                version,
                                message(held),
                                held.getFirst().created(),
                                Optional.empty(),
                                Optional.empty(),
                                "the digest of what did not interrupt you"),
                        now);
        String key = "-/%d/%s/%s/%d".formatted(lane.channel(), lane.recipient(), NoticeKind.DIGEST, version);
        books.outbox().digested(held.stream().map(Posted::id).toList(), key, now);
        books.agenda().noLaterThan(Job.DELIVER, lane.text(), now);
    }

    private Message message(List<Posted> held) {
        var lines = held.stream()
                .limit(LINES)
                .map(posted -> new Line(
                        posted.notice().incident(), posted.notice().message().headline()))
                .toList();
        int more = held.size() - lines.size();
        String count = held.size() == 1 ? "1 smaller thing" : held.size() + " smaller things";
        return new Message(
                more > 0
                        ? "%s did not interrupt you; %d of them are not listed here".formatted(count, more)
                        : count + " did not interrupt you",
                lines,
                parts.publicUrl().resolve("/messages"),
                "once a day: what waited for the digest",
                Map.of());
    }
}

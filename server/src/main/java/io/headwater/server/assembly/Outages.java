package io.headwater.server.assembly;

import io.headwater.core.access.Principal;
import io.headwater.core.catalog.AssetId;
import io.headwater.core.collect.ConnectedSource;
import io.headwater.core.collect.Trouble;
import io.headwater.core.monitor.Spells;
import io.headwater.core.notify.Message;
import io.headwater.core.notify.NoticeKind;
import io.headwater.core.notify.Outbox.Draft;
import io.headwater.core.notify.Outbox.Lane;
import io.headwater.core.notify.SpellWording;
import io.headwater.core.route.Operators;
import io.headwater.store.Books;
import java.time.Instant;
import java.util.Optional;

/**
 * Tells those who run Headwater that something cannot be measured, once a spell, and that it can be again.
 *
 * <p>A dataset that never could be measured is no news: the page of its source lists it.
 */
final class Outages {
    private final Parts parts;

    Outages(Parts parts) {
        this.parts = parts;
    }

    /** An attempt failed; the dataset is empty when the whole source could not be read. */
    void failed(Books books, ConnectedSource source, Optional<AssetId> dataset, Trouble trouble, Instant now) {
        books.spells().failed(source.id(), dataset, trouble, now);
        var news = Spells.news(books.spells().unmeasured(source.id()), now);
        if (news.isEmpty()) {
            return;
        }
        boolean whole = news.getFirst().dataset().isEmpty();
        var since = SpellWording.since(news).orElse(now);
        books.spells()
                .begin(source.id(), whole, SpellWording.about(source, news), since, now)
                .ifPresent(spell -> {
                    var message = SpellWording.begun(source, news, parts.publicUrl());
                    Operators.of(books.audiences().all(Principal.HEADWATER), source.domain())
                            .forEach(audience -> books.channels().all(Principal.HEADWATER).stream()
                                    .filter(channel -> channel.name().equals(audience.channel()))
                                    .forEach(channel -> put(
                                            books,
                                            new Lane(channel.id(), audience.recipient(), Optional.empty()),
                                            new Letter(NoticeKind.NOT_MEASURED, spell, message, Optional.empty()),
                                            now)));
                });
    }

    /** The source answered, or a dataset of it was measured. */
    void measured(Books books, ConnectedSource source, Optional<AssetId> dataset, Instant now) {
        books.spells().measured(source.id(), dataset);
        books.spells().end(source.id(), now).forEach(spell -> {
            var message = SpellWording.over(source, spell, parts.publicUrl(), now);
            books.outbox()
                    .told(NoticeKind.NOT_MEASURED, spell.id())
                    .forEach(lane -> put(
                            books, lane, new Letter(NoticeKind.MEASURED_AGAIN, spell, message, Optional.of(now)), now));
        });
    }

    private record Letter(NoticeKind kind, Spells.Spell spell, Message message, Optional<Instant> end) {}

    private static void put(Books books, Lane lane, Letter letter, Instant now) {
        books.outbox()
                .put(
                        new Draft(
                                Optional.empty(),
                                lane.channel(),
                                Optional.empty(),
                                lane.recipient(),
                                letter.kind(),
                                letter.spell().id(),
                                letter.message(),
                                letter.spell().since(),
                                letter.end(),
                                Optional.empty(),
                                letter.message().why()),
                        now);
        books.agenda().noLaterThan(Job.DELIVER, lane.text(), now);
    }
}

package io.headwater.server.assembly;

import io.headwater.core.access.DomainName;
import io.headwater.core.access.Missing;
import io.headwater.core.access.Permission;
import io.headwater.core.access.Principal;
import io.headwater.core.catalog.SourceId;
import io.headwater.core.collect.Collector.Counters;
import io.headwater.core.collect.Collector.Witness;
import io.headwater.core.collect.ConnectedSource;
import io.headwater.core.collect.Limits;
import io.headwater.core.collect.Setting;
import io.headwater.core.collect.Settings;
import io.headwater.core.collect.SourceKind;
import io.headwater.core.notify.Channels.Connected;
import io.headwater.core.notify.Delivery;
import io.headwater.core.notify.Message;
import io.headwater.core.notify.Notice;
import io.headwater.core.notify.NoticeKind;
import io.headwater.core.route.Audience;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Connects sources and channels, and tries them. */
public final class Connecting {
    private final Parts parts;

    Connecting(Parts parts) {
        this.parts = parts;
    }

    /**
     * How a source is to be connected.
     *
     * @param every how often it is surveyed
     */
    public record NewSource(
            String kind,
            String name,
            Settings settings,
            DomainName domain,
            ZoneId zone,
            Limits limits,
            Duration every) {}

    /** Connects a source; it is surveyed at once. */
    public ConnectedSource addSource(Principal principal, NewSource wanted) {
        principal.need(Permission.ADMINISTER, wanted.domain());
        var kind = parts.source(wanted.kind());
        check(kind.settings(), wanted.settings());
        var draft = new ConnectedSource(
                new SourceId(0),
                wanted.kind(),
                named(wanted.name()),
                kind.namespace(wanted.settings()),
                wanted.settings(),
                wanted.domain(),
                wanted.zone(),
                wanted.limits(),
                wanted.every(),
                false,
                Counters.NONE,
                1);
        var now = parts.clock().instant();
        return parts.store().write(books -> {
            var source = books.sources().add(principal, draft, now);
            books.agenda().noLaterThan(Job.COLLECT, Long.toString(source.id().value()), now);
            return source;
        });
    }

    /** Disconnects a source. */
    public void removeSource(Principal principal, SourceId id) {
        parts.store().change(books -> {
            books.sources().remove(principal, id, parts.clock().instant());
            books.agenda().cancel(Job.COLLECT, Long.toString(id.value()));
        });
    }

    /** Looks whether a connection can be tried; trying it then keeps nothing. */
    public Trial trial(Principal principal, String kind, Settings settings) {
        principal.needSomewhere(Permission.ADMINISTER);
        var found = parts.source(kind);
        check(found.settings(), settings);
        found.namespace(settings);
        return new Trial(found, settings);
    }

    /** The same for a source that is connected; an empty secret means the one there is, as in a change. */
    public Trial trial(Principal principal, SourceId id, Settings settings) {
        var source = parts.store()
                .read(books -> books.sources().find(principal, id))
                .orElseThrow(() -> new Missing("source " + id.value()));
        principal.need(Permission.ADMINISTER, source.domain());
        refuseElsewhere(parts.source(source.kind()), source, settings);
        var secret = settings.secret().isEmpty() ? source.settings().secret() : settings.secret();
        return trial(principal, source.kind(), new Settings(settings.values(), secret));
    }

    /** A secret that is kept goes where it was meant to go: whoever names another server would be handed it. */
    private static void refuseElsewhere(SourceKind kind, ConnectedSource source, Settings wanted) {
        String meant = kind.destination(source.settings());
        if (wanted.secret().isEmpty()
                && !source.settings().secret().isEmpty()
                && !kind.destination(wanted).equals(meant)) {
            throw new IllegalArgumentException("secret: type it again, the one that is kept is for " + meant);
        }
    }

    /** A connection that is to be tried. */
    public record Trial(SourceKind kind, Settings settings) {
        /** Tries it step by step. */
        public void run(Witness witness) {
            try (var collector = kind.collector(settings, Limits.DEFAULT)) {
                collector.check(witness);
            }
        }
    }

    /** Surveys a source now. */
    public void collectNow(Principal principal, SourceId id) {
        parts.store().change(books -> {
            var source = books.sources().find(principal, id).orElseThrow(() -> new Missing("source " + id.value()));
            principal.need(Permission.EDIT, source.domain());
            books.agenda()
                    .noLaterThan(
                            Job.COLLECT,
                            Long.toString(id.value()),
                            parts.clock().instant());
        });
    }

    /** How a connected source is to be; an empty secret keeps the one there is. */
    public record SourceWish(
            Settings settings, ZoneId zone, Limits limits, Duration every, boolean paused, long version) {}

    /** Changes how a source is read; its namespace stays, so its assets stay the same ones. */
    public ConnectedSource changeSource(Principal principal, SourceId id, SourceWish wish) {
        return parts.store().write(books -> {
            var source = books.sources().find(principal, id).orElseThrow(() -> new Missing("source " + id.value()));
            var kind = parts.source(source.kind());
            check(kind.settings(), wish.settings());
            kind.namespace(wish.settings());
            refuseElsewhere(kind, source, wish.settings());
            var saved = books.sources()
                    .save(
                            principal,
                            new ConnectedSource(
                                    id,
                                    source.kind(),
                                    source.name(),
                                    source.namespace(),
                                    wish.settings(),
                                    source.domain(),
                                    wish.zone(),
                                    wish.limits(),
                                    wish.every(),
                                    wish.paused(),
                                    source.counters(),
                                    wish.version()));
            books.agenda()
                    .noLaterThan(
                            Job.COLLECT,
                            Long.toString(id.value()),
                            parts.clock().instant());
            return saved;
        });
    }

    /** Disconnects a channel. */
    public void removeChannel(Principal principal, long id) {
        parts.store()
                .change(books ->
                        books.channels().remove(principal, id, parts.clock().instant()));
    }

    /** Takes an audience away. */
    public void removeAudience(Principal principal, long id) {
        parts.store()
                .change(books ->
                        books.audiences().remove(principal, id, parts.clock().instant()));
    }

    /** Connects a channel. */
    public Connected addChannel(Principal principal, Connected wanted) {
        principal.needEverywhere(Permission.ADMINISTER);
        var kind = parts.channel(wanted.kind());
        check(kind.settings(), wanted.settings());
        kind.open(wanted.settings(), wanted.allowedHosts());
        var draft = new Connected(0, named(wanted.name()), wanted.kind(), wanted.settings(), wanted.allowedHosts());
        return parts.store()
                .write(books ->
                        books.channels().add(principal, draft, parts.clock().instant()));
    }

    /** Adds an audience. */
    public Audience addAudience(Principal principal, Audience draft) {
        return parts.store().write(books -> books.audiences().save(principal, draft));
    }

    /** Sends a test message now and says what became of it. */
    public Delivery tryChannel(Principal principal, long channel, String recipient) {
        principal.needEverywhere(Permission.ADMINISTER);
        var connected = parts.store()
                .read(books -> books.channels().find(principal, channel))
                .orElseThrow(() -> new Missing("channel " + channel));
        var now = parts.clock().instant();
        var message = new Message(
                "Headwater can reach you here",
                List.of(new Message.Line("Sent by", principal.name())),
                parts.publicUrl(),
                "somebody tries the channel " + connected.name(),
                Map.of());
        return parts.channel(connected.kind())
                .open(connected.settings(), connected.allowedHosts())
                .deliver(new Notice(
                        "test/%d/%d".formatted(channel, now.toEpochMilli()),
                        NoticeKind.TEST,
                        "",
                        message,
                        recipient,
                        now,
                        Optional.empty(),
                        Optional.empty()));
    }

    private static String named(String name) {
        if (name.isBlank() || name.length() > 100) {
            throw new IllegalArgumentException("name: 1 to 100 characters are needed");
        }
        return name.strip();
    }

    private static void check(List<Setting> known, Settings given) {
        var words = known.stream()
                .filter(setting -> !setting.secret())
                .map(Setting::word)
                .toList();
        Set.copyOf(given.values().keySet()).stream()
                .filter(word -> !words.contains(word))
                .findFirst()
                .ifPresent(word -> {
                    throw new IllegalArgumentException(
                            "%s: there is no such setting; known: %s".formatted(word, words));
                });
        known.stream()
                .filter(setting -> setting.required() && !setting.secret())
                .forEach(setting -> given.need(setting.word()));
    }
}

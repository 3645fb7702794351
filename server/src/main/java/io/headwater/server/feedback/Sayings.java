package io.headwater.server.feedback;

import io.headwater.core.access.Missing;
import io.headwater.core.access.Permission;
import io.headwater.core.access.Principal;
import io.headwater.core.calendar.CalendarEvent;
import io.headwater.core.calendar.CalendarEvent.Scope.OfAsset;
import io.headwater.core.collect.Segment;
import io.headwater.core.detect.Judgements.Said;
import io.headwater.core.detect.Judgements.Saying;
import io.headwater.core.monitor.Monitor;
import io.headwater.core.monitor.MonitorId;
import io.headwater.server.assembly.Parts;
import io.headwater.store.Books;
import java.util.List;
import java.util.Optional;

/** What people say of stretches of a series by themselves, with no incident open: missed, expected, false. */
public final class Sayings {
    private final Parts parts;

    /** Kept in this store. */
    public Sayings(Parts parts) {
        this.parts = parts;
    }

    /** All that was said of a monitor's series, the latest first; what incidents taught among it. */
    public List<Saying> all(Principal principal, MonitorId id) {
        return parts.store()
                .read(books ->
                        books.judgements().said(find(books, principal, id).id()));
    }

    /** Says something; every judgement from now on knows it. */
    public List<Saying> say(Principal principal, MonitorId id, Segment segment, Teaching teaching) {
        return parts.store().write(books -> {
            var monitor = need(books, principal, id);
            switch (teaching) {
                case Teaching.Says(var label) ->
                    books.judgements().label(monitor.id(), segment, label, said(principal));
                case Teaching.Foresees(var event) ->
                    books.calendars()
                            .add(principal, CalendarEvent.draft(new OfAsset(monitor.asset()), event, who(principal)));
            }
            return books.judgements().said(id);
        });
    }

    /** Takes it back: from now on it is as if it had not been said. */
    public void takeBack(Principal principal, MonitorId id, long number) {
        parts.store().change(books -> {
            var monitor = need(books, principal, id);
            if (!books.judgements().takeBack(monitor.id(), number, said(principal))) {
                throw new Missing("label %d of monitor %d".formatted(number, id.value()));
            }
        });
    }

    private CalendarEvent.Said who(Principal principal) {
        return new CalendarEvent.Said(principal.name(), parts.clock().instant(), Optional.empty());
    }

    private Said said(Principal principal) {
        return new Said(principal.name(), parts.clock().instant(), Optional.empty());
    }

    private static Monitor need(Books books, Principal principal, MonitorId id) {
        var monitor = find(books, principal, id);
        var asset = books.assets().find(principal, monitor.asset()).orElseThrow();
        principal.need(Permission.RESPOND, asset.domain());
        return monitor;
    }

    private static Monitor find(Books books, Principal principal, MonitorId id) {
        return books.monitors().find(principal, id).orElseThrow(() -> new Missing("monitor " + id.value()));
    }
}

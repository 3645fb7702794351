package io.headwater.server.http.calendar;

import io.headwater.core.access.Missing;
import io.headwater.core.access.Permission;
import io.headwater.core.access.Principal;
import io.headwater.core.calendar.CalendarEvent;
import io.headwater.core.calendar.Calendars;
import io.headwater.core.catalog.AssetId;
import io.headwater.server.assembly.Assembly;
import io.headwater.server.http.Etags;
import io.headwater.server.http.Listed;
import io.headwater.server.http.Needs;
import io.headwater.server.http.Paging;
import io.headwater.store.Books;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/calendar")
class CalendarApi {
    private final Assembly assembly;

    CalendarApi(Assembly assembly) {
        this.assembly = assembly;
    }

    /**
     * Which events to list.
     *
     * @param text part of the name
     */
    record Filter(
            @Nullable String text,
            @Nullable Long asset,
            @Nullable String after,
            @Nullable Integer limit) {
        Calendars.Search search() {
            return new Calendars.Search(
                    text == null ? "" : text,
                    Optional.ofNullable(asset).map(AssetId::new),
                    Optional.ofNullable(after),
                    Paging.most(limit == null ? 50 : limit));
        }
    }

    /** The events that are known, the latest first. */
    @Needs(Permission.VIEW)
    @GetMapping
    Listed<EventRow> list(Principal principal, Filter filter) {
        return Listed.of(
                assembly.parts().store().read(books -> books.calendars().page(principal, filter.search())),
                EventRow::of);
    }

    /** For an asset whoever may respond may do so; for a domain, or for everything, one has to be an editor there. */
    @Needs(Permission.RESPOND)
    @PostMapping
    ResponseEntity<EventRow> add(Principal principal, @RequestBody EventRow.EventWish wish) {
        var row = assembly.parts().store().write(books -> {
            var added = books.calendars().add(principal, wish.event(0, said(principal), 0));
            return row(books, principal, added.id());
        });
        return ResponseEntity.status(HttpStatus.CREATED).body(row);
    }

    @Needs(Permission.RESPOND)
    @PutMapping("/{id}")
    ResponseEntity<EventRow> change(
            Principal principal,
            @PathVariable long id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody EventRow.EventWish wish) {
        var wanted = wish.event(id, said(principal), Etags.need(ifMatch));
        var row = assembly.parts().store().write(books -> {
            var saved = books.calendars().save(principal, wanted);
            return row(books, principal, saved.id());
        });
        return Etags.tagged(row.version(), row);
    }

    @Needs(Permission.RESPOND)
    @DeleteMapping("/{id}")
    ResponseEntity<Void> remove(Principal principal, @PathVariable long id) {
        assembly.parts().store().change(books -> books.calendars().remove(principal, id));
        return ResponseEntity.noContent().build();
    }

    private static EventRow row(Books books, Principal principal, long id) {
        return books.calendars().find(principal, id).map(EventRow::of).orElseThrow(() -> new Missing("event " + id));
    }

    private CalendarEvent.Said said(Principal principal) {
        return new CalendarEvent.Said(principal.name(), assembly.parts().clock().instant(), Optional.empty());
    }
}

package io.headwater.server.http.calendar;

import io.headwater.core.access.DomainName;
import io.headwater.core.calendar.CalendarEvent;
import io.headwater.core.calendar.CalendarEvent.Scope;
import io.headwater.core.calendar.Calendars.Listed;
import io.headwater.core.catalog.AssetId;
import io.headwater.core.catalog.AssetName;
import io.headwater.detect.Calendar;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An event that is known.
 *
 * @param asset the one it is about; absent for all of a domain, or of everything
 * @param domain the one it is about; absent for an asset, or for everything
 * @param name events of one kind and name are learnt from together
 * @param to the first moment after it
 * @param occasion what it was said about; absent when nothing was open
 * @param version counts changes; the entity tag
 */
record EventRow(
        long id,
        @Nullable Long asset,
        @Nullable String assetName,
        @Nullable String domain,
        Calendar.Kind kind,
        String name,
        Instant from,
        Instant to,
        String by,
        Instant at,
        @Nullable String occasion,
        long version) {

    static EventRow of(Listed listed) {
        var event = listed.event();
        var what = event.what();
        return new EventRow(
                event.id(),
                event.scope() instanceof Scope.OfAsset(var asset) ? asset.value() : null,
                listed.asset().map(AssetName::shortText).orElse(null),
                event.scope() instanceof Scope.OfDomain(var domain) ? domain.value() : null,
                what.kind(),
                what.name(),
                what.from(),
                what.to(),
                event.said().by(),
                event.said().at(),
                event.said().occasion().orElse(null),
                event.version());
    }

    /**
     * An event to be kept.
     *
     * @param asset for one asset alone
     * @param domain for all assets of a domain; without either it is about everything
     * @param to the first moment after it; at most 400 days after its start
     */
    record EventWish(
            @Nullable Long asset, @Nullable String domain, Calendar.Kind kind, String name, Instant from, Instant to) {
        private static final Duration LONGEST = Duration.ofDays(400);

        CalendarEvent event(long id, CalendarEvent.Said said, long version) {
            if (!from.isBefore(to)) {
                throw new IllegalArgumentException("to: must be after from, not " + to);
            }
            if (Duration.between(from, to).compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException("to: at most 400 days after from, not " + to);
            }
            return new CalendarEvent(id, scope(), new Calendar.Event(from, to, kind, name.strip()), said, version);
        }

        private Scope scope() {
            if (asset != null && domain != null) {
                throw new IllegalArgumentException("domain: an event is about an asset or a domain, not both");
            }
            return Optional.ofNullable(asset)
                    .<Scope>map(id -> new Scope.OfAsset(new AssetId(id)))
                    .or(() -> Optional.ofNullable(domain).map(name -> new Scope.OfDomain(new DomainName(name))))
                    .orElseGet(Scope.Everything::new);
        }
    }
}

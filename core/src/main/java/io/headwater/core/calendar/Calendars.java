package io.headwater.core.calendar;

import io.headwater.core.access.DomainName;
import io.headwater.core.access.Principal;
import io.headwater.core.catalog.Asset;
import io.headwater.core.catalog.AssetId;
import io.headwater.core.catalog.AssetName;
import io.headwater.core.catalog.Page;
import io.headwater.detect.Calendar;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The events that people entered, and the countries whose holidays count.
 *
 * <p>Whoever may respond in its domain may enter an event of an asset; for a domain, or for everything, one has to be
 * allowed to edit there.
 */
public interface Calendars {

    /** Events of what the principal may see, the latest first. */
    Page<Listed> page(Principal principal, Search search);

    Optional<Listed> find(Principal principal, long id);

    /**
     * Keeps an event.
     *
     * @throws io.headwater.core.access.Denied unless the principal may
     * @throws io.headwater.core.access.Missing when what it is about is not there
     */
    CalendarEvent add(Principal principal, CalendarEvent draft);

    /**
     * Changes an event; who entered it stays.
     *
     * @throws io.headwater.core.access.Stale when it has changed since it was read
     */
    CalendarEvent save(Principal principal, CalendarEvent wanted);

    /** Takes an event away: from now on it is as if it had not been entered. */
    void remove(Principal principal, long id);

    /** Countries of what the principal may see, those for everything first. */
    List<HolidayCountry> countries(Principal principal);

    /** Says that the holidays of a country count; for the second time nothing changes. */
    HolidayCountry add(Principal principal, HolidayCountry draft);

    void removeCountry(Principal principal, long id);

    /** The events that touch a stretch of an asset's time, those for everything first, then those of its domain. */
    List<CalendarEvent> of(AssetId asset, DomainName domain, Instant from, Instant to);

    /** The countries whose holidays count for a domain, in alphabetical order. */
    List<String> countries(DomainName domain);

    /**
     * What is known to happen to an asset in a stretch of time.
     *
     * @param zone of who produces its data
     */
    default Calendar calendar(Asset asset, Instant from, Instant to, ZoneId zone) {
        return Foreknown.of(of(asset.id(), asset.domain(), from, to), countries(asset.domain()), from, to, zone);
    }

    /**
     * What to list.
     *
     * @param text part of the name; empty for all
     * @param after where the last page ended
     */
    record Search(String text, Optional<AssetId> asset, Optional<String> after, int most) {}

    /**
     * An event with what it is about.
     *
     * @param asset the name of the asset, for an event of one
     */
    record Listed(CalendarEvent event, Optional<AssetName> asset) {}

    /**
     * A country whose public holidays count.
     *
     * @param domain for which; empty for all
     * @param country its ISO 3166 code of two letters
     */
    record HolidayCountry(long id, Optional<DomainName> domain, String country, CalendarEvent.Said said) {}
}

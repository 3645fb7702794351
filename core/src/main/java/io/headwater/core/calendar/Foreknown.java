package io.headwater.core.calendar;

import io.headwater.detect.Calendar;
import io.headwater.detect.holidays.Holidays;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Puts holidays and events together as the engine reads them. */
public final class Foreknown {
    private Foreknown() {}

    /**
     * The calendar of one stretch of time.
     *
     * @param events those that matter more later in the list: where two meet, the later one names the day
     * @param zone in which a holiday begins and ends
     */
    public static Calendar of(
            List<CalendarEvent> events, List<String> countries, Instant from, Instant to, ZoneId zone) {
        var all = new ArrayList<Calendar.Event>();
        if (!countries.isEmpty()) {
            all.addAll(Holidays.of(
                    countries, from.atZone(zone).toLocalDate(), to.atZone(zone).toLocalDate(), zone));
        }
        events.forEach(event -> all.add(event.what()));
        return all.isEmpty() ? Calendar.NONE : new Calendar(all);
    }

    /** The countries whose holidays are known, by their ISO 3166 codes. */
    public static List<String> countries() {
        return Holidays.countries().stream()
                .map(code -> code.toUpperCase(Locale.ROOT))
                .toList();
    }

    /**
     * A country's code as it is kept.
     *
     * @throws IllegalArgumentException when its holidays are not known
     */
    public static String country(String code) {
        String wanted = code.strip().toUpperCase(Locale.ROOT);
        if (!countries().contains(wanted)) {
            throw new IllegalArgumentException(
                    "country: no holidays are known of %s; its ISO code of two letters is needed, as in DE"
                            .formatted(wanted));
        }
        return wanted;
    }
}

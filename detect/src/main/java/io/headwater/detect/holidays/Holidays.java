package io.headwater.detect.holidays;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import io.headwater.detect.Calendar;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Public holidays of countries, from the tables of jollyday. */
public final class Holidays {
    private Holidays() {}

    /**
     * Those of countries that hold in all of the country, between two dates.
     *
     * @param countries by their ISO 3166 codes of two letters
     * @param to the last date
     * @param zone in which a day begins and ends
     * @throws IllegalArgumentException for a code that is not known
     */
    public static List<Calendar.Event> of(List<String> countries, LocalDate from, LocalDate to, ZoneId zone) {
        return countries.stream()
                .flatMap(country -> manager(country).getHolidays(from, to).stream())
                .filter(holiday -> holiday.getType() == HolidayType.PUBLIC_HOLIDAY)
                .map(holiday -> event(holiday, zone))
                .sorted(Comparator.comparing(Calendar.Event::from).thenComparing(Calendar.Event::name))
                .toList();
    }

    /** The countries whose holidays are known, by their codes of two letters. */
    public static List<String> countries() {
        return Arrays.stream(HolidayCalendar.values())
                .map(HolidayCalendar::getId)
                .filter(id -> id.length() == 2)
                .sorted()
                .toList();
    }

    private static HolidayManager manager(String country) {
        var calendar = Arrays.stream(HolidayCalendar.values())
                .filter(known -> known.getId().equalsIgnoreCase(country))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no holidays are known of the country %s: its ISO code of two letters is needed, as in DE"
                                .formatted(country)));
        return HolidayManager.getInstance(ManagerParameters.create(calendar));
    }

    private static Calendar.Event event(Holiday holiday, ZoneId zone) {
        var date = holiday.getDate();
        return new Calendar.Event(
                date.atStartOfDay(zone).toInstant(),
                date.plusDays(1).atStartOfDay(zone).toInstant(),
                Calendar.Kind.HOLIDAY,
                holiday.getDescription(Locale.ENGLISH));
    }
}

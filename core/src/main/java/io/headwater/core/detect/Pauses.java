package io.headwater.core.detect;

import io.headwater.core.collect.Fact;
import io.headwater.core.detect.Lateness.Arrival;
import io.headwater.detect.Calendar;
import io.headwater.detect.Spoken;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Known events in which data may stay away: then it is due later.
 *
 * <p>Time under maintenance does not count. On a holiday nothing is due where nothing comes on some days of the week
 * either. Campaigns, releases and backfills put nothing off.
 */
public final class Pauses {
    /** Fewer arrivals, or ones of a shorter time, do not say on which days of the week nothing comes. */
    private static final int EXAMPLES = 10;

    private static final Duration LONG_ENOUGH = Duration.ofDays(21);

    private final Calendar calendar;
    private final ZoneId zone;
    private final Set<DayOfWeek> rest;

    private Pauses(Calendar calendar, Set<DayOfWeek> rest, ZoneId zone) {
        this.calendar = calendar;
        this.rest = rest;
        this.zone = zone;
    }

    /** What follows from the loads so far when events are known. */
    public static Arrival heed(
            Arrival arrival, Calendar calendar, List<Fact.LoadSeen> loads, ZoneId zone, Instant now) {
        if (calendar.events().isEmpty()) {
            return arrival;
        }
        var pauses = new Pauses(calendar, rest(Lateness.arrivals(loads), zone), zone);
        return switch (arrival) {
            case Arrival.InTime(var last, var due, var reasons) -> pauses.judge(last, due, reasons, now);
            case Arrival.Late(var last, var due, var reasons) -> pauses.judge(last, due, reasons, now);
            case Arrival.Learning learning -> learning;
        };
    }

    private Arrival judge(Instant last, Instant due, List<String> reasons, Instant now) {
        var why = new ArrayList<String>();
        Instant later = due;
        var inOrder = calendar.events().stream()
                .filter(event -> event.to().isAfter(last))
                .sorted(Comparator.comparing(Calendar.Event::from))
                .toList();
        for (var event : inOrder) {
            Instant put = put(event, last, later);
            if (put.isAfter(later)) {
                why.add("due later, by %s, because of %s".formatted(Spoken.moment(put, zone), event.name()));
                later = put;
            }
        }
        var all = new ArrayList<>(why.reversed());
        all.addAll(reasons);
        return now.isAfter(later) ? new Arrival.Late(last, later, all) : new Arrival.InTime(last, later, all);
    }

    private Instant put(Calendar.Event event, Instant last, Instant due) {
        return switch (event.kind()) {
            case MAINTENANCE -> {
                Instant from = event.from().isAfter(last) ? event.from() : last;
                yield from.isAfter(due) ? due : due.plus(Duration.between(from, event.to()));
            }
            case HOLIDAY -> {
                Duration lag = Duration.ofDays(lag());
                boolean isOn = !due.isBefore(event.from().plus(lag))
                        && due.isBefore(event.to().plus(lag));
                yield isOn && !rest.isEmpty() ? due.plus(Duration.between(event.from(), event.to())) : due;
            }
            case CAMPAIGN, RELEASE, BACKFILL -> due;
        };
    }

    /** What rests on Sundays and Mondays brings the data of the day before. */
    private int lag() {
        return rest.contains(DayOfWeek.MONDAY) && !rest.contains(DayOfWeek.SATURDAY) ? 1 : 0;
    }

    private static Set<DayOfWeek> rest(List<Instant> arrivals, ZoneId zone) {
        if (arrivals.size() < EXAMPLES
                || Duration.between(arrivals.getFirst(), arrivals.getLast()).compareTo(LONG_ENOUGH) < 0) {
            return Set.of();
        }
        var rest = EnumSet.allOf(DayOfWeek.class);
        arrivals.forEach(arrival -> rest.remove(arrival.atZone(zone).getDayOfWeek()));
        return rest;
    }
}

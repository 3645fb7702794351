package io.headwater.sim;

import io.headwater.sim.Fault.Kind;
import io.headwater.sim.Fault.Place;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What goes wrong, and when. */
public record Script(List<Fault> faults) {
    private static final Duration ALL_CLEAR_AFTER = Duration.ofHours(2);
    private static final Duration REPAIR = Duration.ofHours(2);

    public Script {
        faults = List.copyOf(faults);
    }

    /** Nothing goes wrong. */
    public static Script quiet() {
        return new Script(List.of());
    }

    /** One fault of each bucket about to be seen at the moment, healed two hours later, and a past campaign. */
    public static Script demo(Instant now, ZoneId zone) {
        return demo(now, zone, ALL_CLEAR_AFTER);
    }

    /**
     * The same, healed after another time.
     *
     * @param heals how long after the moment everything is well again
     */
    public static Script demo(Instant now, ZoneId zone, Duration heals) {
        var hour = now.truncatedTo(ChronoUnit.HOURS);
        var jobs = Jobs.ofTheShop();
        return new Script(List.of(
                campaign(now, zone),
                nullChannel(new Window(hour.minus(1, ChronoUnit.HOURS), hour.plus(heals))),
                limit(new Window(latestStart(jobs.filling("core.order_facts"), now, zone), now.plus(heals))),
                refused(new Window(latestStart(jobs.filling("staging.stg_payments"), now, zone), now.plus(heals)))));
    }

    Stream<Fault> of(Kind kind) {
        return faults.stream().filter(fault -> fault.kind() == kind);
    }

    /** Faults of a job's runs that work on a run which starts at the moment. */
    Stream<Fault> on(Job job, Kind kind, Instant start) {
        return of(kind).filter(fault ->
                fault.place().table().equals(job.output()) && fault.window().holds(start));
    }

    /** When a job is first refused in [from, to), or is still refused at its beginning. */
    Optional<Instant> firstRefusal(Instant from, Instant to) {
        return of(Kind.REFUSED)
                .map(Fault::window)
                .filter(window -> window.to().isAfter(from) && window.from().isBefore(to))
                .map(Window::from)
                .min(Instant::compareTo);
    }

    /** When all faults of runs have ended, and what they held up has been made up for. */
    Optional<Instant> lastRepair() {
        return Stream.concat(of(Kind.REFUSED), of(Kind.LIMIT))
                .map(fault -> fault.window().to().plus(REPAIR))
                .max(Instant::compareTo);
    }

    private static Instant latestStart(Job job, Instant now, ZoneId zone) {
        var offset = job.timing().offset();
        return job.schedule().startOf(now.minus(offset), zone).plus(offset);
    }

    private static Fault campaign(Instant now, ZoneId zone) {
        var day = now.atZone(zone).toLocalDate().minusDays(24);
        var window = new Window(
                day.atStartOfDay(zone).toInstant(),
                day.plusDays(2).atStartOfDay(zone).toInstant());
        return new Fault(
                "campaign", Kind.CAMPAIGN, Place.table(""), window, 1.6, "Two days of a campaign: nothing is wrong");
    }

    private static Fault nullChannel(Window window) {
        var place = new Place("raw.web_events", "channel", "tiktok");
        String text = "The tracker sends no channel for visits from tiktok";
        return new Fault("null-channel", Kind.SOURCE_NULL, place, window, 1, text);
    }

    private static Fault limit(Window window) {
        String text = "A LIMIT for trying things out was left in the query of core_order_facts";
        return new Fault("limit", Kind.LIMIT, Place.table("core.order_facts"), window, 100, text);
    }

    private static Fault refused(Window window) {
        String text = "stg_payments runs as a role that may not write to its table; nothing below it is loaded";
        return new Fault("refused", Kind.REFUSED, Place.table("staging.stg_payments"), window, 1, text);
    }
}

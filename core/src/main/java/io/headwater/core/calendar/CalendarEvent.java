package io.headwater.core.calendar;

import io.headwater.core.access.DomainName;
import io.headwater.core.catalog.AssetId;
import io.headwater.detect.Calendar;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that people know will happen, or know has happened.
 *
 * @param what when, of which kind and under which name: events of one kind and name are learnt from together
 * @param version counts changes; a change that names an older version is refused
 */
public record CalendarEvent(long id, Scope scope, Calendar.Event what, Said said, long version) {
    private static final int LONGEST_NAME = 100;

    public CalendarEvent {
        if (what.name().isBlank() || what.name().length() > LONGEST_NAME) {
            throw new IllegalArgumentException("name: 1 to %s characters are needed".formatted(LONGEST_NAME));
        }
    }

    /** An event that is not kept yet. */
    public static CalendarEvent draft(Scope scope, Calendar.Event what, Said said) {
        return new CalendarEvent(0, scope, what, said, 0);
    }

    /** Which assets it is about. */
    public sealed interface Scope {
        /** All there are. */
        record Everything() implements Scope {}

        /** Those of a domain. */
        record OfDomain(DomainName domain) implements Scope {}

        /** One. */
        record OfAsset(AssetId asset) implements Scope {}
    }

    /**
     * Who entered it.
     *
     * @param occasion what it was said about, for example {@code INC-214}; empty when nothing was open
     */
    public record Said(String by, Instant at, Optional<String> occasion) {}

    /**
     * What bad windows turn out to have been, when somebody says that they were expected.
     *
     * @param until when it is over; empty where it is over with the windows it is said of
     */
    public record Foreseen(Calendar.Kind kind, String name, Optional<Instant> until) {
        /** The event of which the windows in [from, to) are the beginning, or all. */
        public Calendar.Event from(Instant from, Instant to) {
            return new Calendar.Event(from, until.filter(to::isBefore).orElse(to), kind, name.strip());
        }
    }
}

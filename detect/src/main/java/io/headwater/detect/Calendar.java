package io.headwater.detect;

import java.time.Instant;
import java.util.List;

/** Days and hours that are known to be unlike others. */
public record Calendar(List<Event> events) {
    public static final Calendar NONE = new Calendar(List.of());

    /** What kind of thing happens. */
    public enum Kind {
        /** Less may come, never nothing where the quietest day of the week has something. */
        HOLIDAY,
        /** More may come. */
        CAMPAIGN,
        /** Anything may change, and may stay so. */
        RELEASE,
        /** More may come, once. */
        BACKFILL,
        /** Nothing may come. */
        MAINTENANCE
    }

    /**
     * Something that is known to happen, half-open.
     *
     * @param name under which its effect is learnt: that of Christmas is another one than that of Labour Day
     */
    public record Event(Instant from, Instant to, Kind kind, String name) {
        public Event {
            if (!from.isBefore(to)) {
                throw new IllegalArgumentException("an event must end after it starts: [%s, %s)".formatted(from, to));
            }
        }
    }

    public Calendar {
        events = List.copyOf(events);
    }
}

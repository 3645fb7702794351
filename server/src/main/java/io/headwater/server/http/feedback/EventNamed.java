package io.headwater.server.http.feedback;

import io.headwater.core.calendar.CalendarEvent.Foreseen;
import io.headwater.detect.Calendar;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What something that was expected once was.
 *
 * @param name events of one kind and name are learnt from together
 * @param until when it is over; absent where it is over with the windows it is said of
 */
public record EventNamed(
        Calendar.Kind kind, String name, @Nullable Instant until) {
    /** What the assembly reads. */
    public Foreseen foreseen() {
        return new Foreseen(kind, name, Optional.ofNullable(until));
    }
}

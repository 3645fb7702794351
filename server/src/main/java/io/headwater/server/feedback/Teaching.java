package io.headwater.server.feedback;

import io.headwater.detect.Calendar;
import io.headwater.detect.Label;

/** What a person says of a stretch of a series. */
public sealed interface Teaching {
    /** How it was. */
    record Says(Label label) implements Teaching {}

    /** That it was an event, which may come again. */
    record Foresees(Calendar.Event event) implements Teaching {}
}

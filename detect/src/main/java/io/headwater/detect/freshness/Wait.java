package io.headwater.detect.freshness;

import io.headwater.detect.Spoken;
import java.time.Duration;

/**
 * How long to wait after the last update.
 *
 * @param why in words
 */
record Wait(double seconds, String why) {
    static String words(double seconds) {
        return Spoken.length(Duration.ofMinutes(Math.round(seconds / 60)));
    }
}

package io.headwater.core.notify;

import java.time.Duration;
import java.util.Optional;

/** What became of one attempt to deliver a notice. */
public sealed interface Delivery {

    /** The receiver has it. */
    record Delivered(Optional<String> thread) implements Delivery {}

    /**
     * Not now; the same notice is to be tried again.
     *
     * @param after how long the receiver asked to be left alone
     */
    record TryAgain(Optional<Duration> after, String reason) implements Delivery {}

    /** Never: trying again cannot help until somebody changes the settings. */
    record Refused(String reason) implements Delivery {}
}

package io.headwater.connect.answer;

import io.headwater.core.notify.Delivery;
import io.headwater.wire.Answer;
import java.time.Duration;
import java.util.Optional;

/** Reads answers the way RFC 9110 means them. */
public final class Deliveries {
    private static final long LONGEST_WAIT = 3_600;

    private Deliveries() {}

    /** Success delivers; 408, 425, 429 and server errors are worth another try; anything else never will be. */
    public static Delivery of(Answer answer) {
        return switch (answer) {
            case Answer.Answered answered when answered.isSuccess() -> new Delivery.Delivered(Optional.empty());
            case Answer.Answered answered -> failed(answered);
            case Answer.Refused(var reason) -> new Delivery.Refused(reason);
            case Answer.Unreachable(var reason) -> new Delivery.TryAgain(Optional.empty(), reason);
        };
    }

    /** How long the receiver asked to be left alone, in seconds; dates are taken for a minute. */
    public static Optional<Duration> retryAfter(Answer.Answered answered) {
        return answered.header("retry-after").map(text -> {
            try {
                return Duration.ofSeconds(Math.max(0, Math.min(Long.parseLong(text.strip()), LONGEST_WAIT)));
            } catch (NumberFormatException _) {
                return Duration.ofMinutes(1);
            }
        });
    }

    private static Delivery failed(Answer.Answered answered) {
        int status = answered.status();
        String reason = "the receiver answered " + status;
        boolean passing = status == 408 || status == 425 || status == 429 || status >= 500;
        if (passing) {
            return new Delivery.TryAgain(retryAfter(answered), reason);
        }
        return new Delivery.Refused(
                status / 100 == 3 ? reason + ": redirects are not followed; enter the final address" : reason);
    }
}

package io.headwater.connect.answer;

import io.headwater.core.notify.Delivery;
import io.headwater.wire.Answer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
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

    /**
     * How long the receiver asked to be left alone, an hour at most: in seconds, or until a date, told by the
     * receiver's own clock; anything else is taken for a minute.
     */
    public static Optional<Duration> retryAfter(Answer.Answered answered) {
        return answered.header("retry-after").map(text -> {
            try {
                return pause(Long.parseLong(text.strip()));
            } catch (NumberFormatException _) {
                return answered.header("date")
                        .flatMap(now -> between(now, text))
                        .map(Deliveries::pause)
                        .orElse(Duration.ofMinutes(1));
            }
        });
    }

    private static Duration pause(long seconds) {
        return Duration.ofSeconds(Math.clamp(seconds, 0, LONGEST_WAIT));
    }

    private static Optional<Long> between(String now, String then) {
        try {
            var format = DateTimeFormatter.RFC_1123_DATE_TIME;
            return Optional.of(ChronoUnit.SECONDS.between(
                    Instant.from(format.parse(now.strip())), Instant.from(format.parse(then.strip()))));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
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

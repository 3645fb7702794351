package io.headwater.core.incident;

import io.headwater.core.incident.Anomaly.Reading;
import io.headwater.core.monitor.Signal;
import io.headwater.detect.Spoken;
import io.headwater.detect.together.LostTogether;
import java.time.Duration;
import java.util.List;

/** Says an anomaly in one sentence: what was seen, with its normal beside it. */
public final class Headline {
    private static final int NAMED = 3;

    private Headline() {}

    /** For example {@code 18.2 % of core.orders.channel is null; 0.4 % is normal}. */
    public static String of(Anomaly anomaly) {
        return switch (anomaly.reading()) {
            case Reading.OutOfBand out
            when anomaly.everywhere() > 0 ->
                "%s, in %d segments".formatted(ofBand(anomaly.subject(), out), anomaly.everywhere());
            case Reading.OutOfBand _
            when anomaly.subject().signal() == Signal.CATEGORIES ->
                "rows of %s are spread otherwise: %s".formatted(place(anomaly.subject()), first(anomaly.reasons()));
            case Reading.OutOfBand out -> ofBand(anomaly.subject(), out);
            case Reading.Late late ->
                "%s is %s late; new data was due by %s"
                        .formatted(
                                anomaly.subject().name().shortText(),
                                Spoken.length(Duration.between(late.due(), anomaly.seen())),
                                Spoken.moment(late.due(), late.zone()));
            case Reading.Broken broken ->
                "%s: %s".formatted(anomaly.subject().name().shortText(), broken.text());
        };
    }

    /** Of several anomalies that are told together: the worst one, and how many more there are. */
    public static String of(List<Anomaly> worstFirst) {
        var worst = worstFirst.getFirst();
        long more = worstFirst.stream()
                .skip(1)
                .filter(other -> !isToldWith(worst, other))
                .count();
        String first = worst.lost().map(lost -> ofLost(worst.subject(), lost)).orElseGet(() -> of(worst));
        return more == 0 ? first : "%s; and %d more".formatted(first, more);
    }

    private static boolean isToldWith(Anomaly anomaly, Anomaly other) {
        return anomaly.lost().isPresent() && anomaly.lost().equals(other.lost());
    }

    /** For example {@code nulls in 5 fields of core.orders rose together: city, line1, line2 and 2 more lost 12 % each}. */
    private static String ofLost(Anomaly.Subject subject, LostTogether lost) {
        return "nulls in %d fields of %s rose together: %s lost %s of their values each; a join that found nothing may be why"
                .formatted(
                        lost.fields().size(),
                        subject.name().shortText(),
                        lost.named(NAMED),
                        Spoken.share(lost.share()));
    }

    private static String ofBand(Anomaly.Subject subject, Reading.OutOfBand out) {
        String where = place(subject);
        return subject.signal() == Signal.VOLUME
                ? volume(where, out)
                : subject.signal().say(amount(subject, out.value()), where, amount(subject, out.mid()));
    }

    private static String first(List<String> reasons) {
        return reasons.isEmpty() ? "other values than usual" : reasons.getFirst();
    }

    private static String hours(double hours) {
        return Spoken.length(Duration.ofSeconds(Math.round(hours * 3600)));
    }

    private static String volume(String where, Reading.OutOfBand out) {
        String expected = Spoken.number(out.mid()) + " expected";
        if (out.value() == 0) {
            return "no rows in %s; %s".formatted(where, expected);
        }
        if (out.mid() <= 0) {
            return Signal.VOLUME.say(Spoken.number(out.value()), where, "none");
        }
        double change = out.value() / out.mid() - 1;
        return change < 0
                ? "%s fewer rows in %s; %s".formatted(Spoken.share(-change), where, expected)
                : "%s more rows in %s; %s".formatted(Spoken.share(change), where, expected);
    }

    private static String place(Anomaly.Subject subject) {
        String field = subject.field().isEmpty()
                ? subject.name().shortText()
                : subject.name().shortText() + "." + subject.field();
        return subject.segment().isAll()
                ? field
                : "%s (%s)".formatted(field, subject.segment().text());
    }

    /** A value of the signal in the unit that people read. */
    public static String amount(Anomaly.Subject subject, double value) {
        return subject.signal() == Signal.FRESHNESS
                ? hours(value)
                : Spoken.amount(value, subject.signal().isShare());
    }

    /** What lies between two bounds, in the same unit. */
    public static String range(Anomaly.Subject subject, double low, double high) {
        return subject.signal() == Signal.FRESHNESS
                ? "%s to %s".formatted(hours(low), hours(high))
                : Spoken.range(low, high, subject.signal().isShare());
    }
}

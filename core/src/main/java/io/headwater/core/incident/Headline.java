package io.headwater.core.incident;

import io.headwater.core.incident.Anomaly.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Says an anomaly in one sentence: what was seen, with its normal beside it. */
public final class Headline {
    private Headline() {}

    /** For example {@code 18.2 % of core.orders.channel is null; 0.4 % is normal}. */
    public static String of(Anomaly anomaly) {
        return switch (anomaly.reading()) {
            case Reading.OutOfBand out
            when anomaly.everywhere() > 0 ->
                "%s, in %d segments".formatted(ofBand(anomaly.subject(), out), anomaly.everywhere());
            case Reading.OutOfBand out -> ofBand(anomaly.subject(), out);
            case Reading.Late late ->
                "%s is %s late; new data was due by %s"
                        .formatted(
                                anomaly.subject().name().shortText(),
                                words(Duration.between(late.due(), anomaly.seen())),
                                minute(late.due()));
            case Reading.Broken broken ->
                "%s: %s".formatted(anomaly.subject().name().shortText(), broken.text());
        };
    }

    /** Of several anomalies that are told together: the worst one, and how many more there are. */
    public static String of(List<Anomaly> worstFirst) {
        String first = of(worstFirst.getFirst());
        return worstFirst.size() == 1 ? first : "%s; and %d more".formatted(first, worstFirst.size() - 1);
    }

    private static String ofBand(Anomaly.Subject subject, Reading.OutOfBand out) {
        String where = place(subject);
        String seen = amount(subject, out.value());
        String normal = amount(subject, out.mid());
        return switch (subject.signal()) {
            case VOLUME -> volume(where, out);
            case NULL_RATE -> "%s of %s is null; %s is normal".formatted(seen, where, normal);
            case ZERO_RATE -> "%s of %s is zero; %s is normal".formatted(seen, where, normal);
            case NEGATIVE_RATE -> "%s of %s is negative; %s is normal".formatted(seen, where, normal);
            case EMPTY_RATE -> "%s of %s is empty text; %s is normal".formatted(seen, where, normal);
            case FUTURE_RATE -> "%s of %s lies in the future; %s is normal".formatted(seen, where, normal);
            case DISTINCT -> "%s distinct values in %s; %s expected".formatted(seen, where, normal);
            case MEAN -> "mean of %s is %s; %s expected".formatted(where, seen, normal);
            case LENGTH -> "texts in %s are %s characters long; %s expected".formatted(where, seen, normal);
            case DELTA -> "%s changed by %s; %s expected".formatted(where, seen, normal);
            case FRESHNESS ->
                "data of %s came %s after its window began; %s is usual"
                        .formatted(where, hours(out.value()), hours(out.mid()));
            case SCHEMA, PARSE, VALUES, RUNS -> "%s is unusual: %s; %s expected".formatted(where, seen, normal);
        };
    }

    private static String hours(double hours) {
        return words(Duration.ofSeconds(Math.round(hours * 3600)));
    }

    private static String volume(String where, Reading.OutOfBand out) {
        String expected = number(out.mid()) + " expected";
        if (out.value() == 0) {
            return "no rows in %s; %s".formatted(where, expected);
        }
        if (out.mid() <= 0) {
            return "%s rows in %s; none expected".formatted(number(out.value()), where);
        }
        double change = out.value() / out.mid() - 1;
        return change < 0
                ? "%s fewer rows in %s; %s".formatted(percent(-change), where, expected)
                : "%s more rows in %s; %s".formatted(percent(change), where, expected);
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
        return subject.signal().isShare() ? percent(value) : number(value);
    }

    private static String percent(double share) {
        double percent = share * 100;
        String pattern = Math.abs(percent) >= 100 ? "%.0f %%" : "%.1f %%";
        return String.format(Locale.ROOT, pattern, percent).replace(".0 %", " %");
    }

    /** Up to three significant digits: 1.2 M, 12.4 k, 8.75. */
    public static String number(double value) {
        double size = Math.abs(value);
        if (size >= 1e9) {
            return trimmed(value / 1e9) + " G";
        }
        if (size >= 1e6) {
            return trimmed(value / 1e6) + " M";
        }
        if (size >= 1e4) {
            return trimmed(value / 1e3) + " k";
        }
        return size == Math.rint(size) ? String.format(Locale.ROOT, "%.0f", value) : trimmed(value);
    }

    private static String trimmed(double value) {
        double size = Math.abs(value);
        String pattern = size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : size >= 0.01 || size == 0 ? "%.2f" : "%.2g";
        return String.format(Locale.ROOT, pattern, value);
    }

    /** Two units at the most: 3 h 10 min. */
    public static String words(Duration time) {
        long minutes = Math.max(0, time.toMinutes());
        if (minutes < 1) {
            return Math.max(0, time.toSeconds()) + " s";
        }
        if (minutes < 60) {
            return minutes + " min";
        }
        if (minutes < 48 * 60) {
            return minutes % 60 == 0 ? minutes / 60 + " h" : "%d h %d min".formatted(minutes / 60, minutes % 60);
        }
        return "%d d %d h".formatted(minutes / 1440, minutes % 1440 / 60);
    }

    private static String minute(Instant moment) {
        return moment.toString().substring(0, 16).replace('T', ' ') + " UTC";
    }
}

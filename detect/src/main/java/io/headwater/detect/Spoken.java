package io.headwater.detect;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Says numbers, shares and times as people do; the one place where sentences get them from. */
public final class Spoken {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("MMM d, HH:mm z", Locale.ENGLISH);

    private Spoken() {}

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
        return size == Math.rint(size) ? format("%.0f", value) : trimmed(value);
    }

    /** A share between zero and one in percent: 18.2 %, 0.04 %; what is almost nothing or almost all is not rounded away. */
    public static String share(double share) {
        return percent(share) + " %";
    }

    /** A value of a series: a share in percent, or a number. */
    public static String amount(double value, boolean isShare) {
        return isShare ? share(value) : number(value);
    }

    /** What lies between two bounds, one of which may be infinite: 0.2 to 1.1 %, at most 5 %, at least 3. */
    public static String range(double low, double high, boolean isShare) {
        if (Double.isInfinite(low) && Double.isInfinite(high)) {
            return "anything";
        }
        if (Double.isInfinite(low)) {
            return "at most " + amount(high, isShare);
        }
        if (Double.isInfinite(high)) {
            return "at least " + amount(low, isShare);
        }
        return isShare
                ? "%s to %s %%".formatted(percent(low), percent(high))
                : "%s to %s".formatted(number(low), number(high));
    }

    /** Two units at the most: 3 h 10 min. */
    public static String length(Duration time) {
        long minutes = Math.max(0, time.toMinutes());
        if (minutes < 1) {
            return Math.max(0, time.toSeconds()) + " s";
        }
        if (minutes < 60) {
            return minutes + " min";
        }
        if (minutes < 48 * 60) {
            return minutes % 60 == 0 ? minutes / 60 + " h" : "%s h %s min".formatted(minutes / 60, minutes % 60);
        }
        long hours = minutes % 1440 / 60;
        return hours == 0 ? minutes / 1440 + " d" : "%s d %s h".formatted(minutes / 1440, hours);
    }

    /** To the minute, in the zone that the data belongs to: Nov 25, 06:30 CET. */
    public static String moment(Instant moment, ZoneId zone) {
        return MOMENT.format(moment.atZone(zone));
    }

    private static String percent(double share) {
        double percent = share * 100;
        double size = Math.abs(percent);
        boolean isAtTheEdge = (size > 0 && size < 0.1) || (size > 99.9 && size < 100);
        String pattern = size >= 100 || percent == 0 ? "%.0f" : isAtTheEdge ? "%.2f" : "%.1f";
        return size > 0 && size < 0.005
                ? "under 0.01"
                : format(pattern, percent).replaceFirst("\\.0$", "");
    }

    private static String trimmed(double value) {
        double size = Math.abs(value);
        String pattern = size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : size >= 0.01 || size == 0 ? "%.2f" : "%.2g";
        String digits = format(pattern, value);
        return digits.contains(".") && !digits.contains("e") ? digits.replaceFirst("\\.?0+$", "") : digits;
    }

    private static String format(String pattern, double value) {
        return String.format(Locale.ROOT, pattern, value);
    }
}

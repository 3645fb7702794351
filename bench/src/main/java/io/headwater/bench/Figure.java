package io.headwater.bench;

import java.util.Locale;
import java.util.Optional;

/**
 * One thing that was measured.
 *
 * @param bar what it has to stay at or below, or at or above; empty where it is told for information
 * @param most whether the bar is the most it may be, else the least
 */
public record Figure(String what, double value, String unit, Optional<Double> bar, boolean most) {

    public static Figure of(String what, double value, String unit) {
        return new Figure(what, value, unit, Optional.empty(), true);
    }

    public static Figure of(String what, double value, String unit, double bar) {
        return new Figure(what, value, unit, Optional.of(bar), true);
    }

    public static Figure atLeast(String what, double value, String unit, double bar) {
        return new Figure(what, value, unit, Optional.of(bar), false);
    }

    public boolean keepsBar() {
        return bar.isEmpty() || (most ? value <= bar.get() : value >= bar.get());
    }

    String text() {
        String judged = bar.map(most -> " (bar %s: %s)".formatted(number(most), keepsBar() ? "kept" : "NOT kept"))
                .orElse("");
        return "%-66s %10s %s%s".formatted(what, number(value), unit, judged);
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.format(Locale.ROOT, "%,d", (long) value)
                : String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.3f" : "%.1f", value);
    }
}

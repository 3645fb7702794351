package io.headwater.bench;

import java.util.Locale;
import java.util.Optional;

/**
 * One thing that was measured.
 *
 * @param bar what it has to stay at or below; empty where it is told for information
 */
public record Figure(String what, double value, String unit, Optional<Double> bar) {

    static Figure of(String what, double value, String unit) {
        return new Figure(what, value, unit, Optional.empty());
    }

    static Figure of(String what, double value, String unit, double bar) {
        return new Figure(what, value, unit, Optional.of(bar));
    }

    public boolean keepsBar() {
        return bar.isEmpty() || value <= bar.get();
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

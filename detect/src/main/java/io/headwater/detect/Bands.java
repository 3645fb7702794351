package io.headwater.detect;

import io.headwater.detect.Guard.Steady;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Draws the band of one bucket: as wide as its noise says, wider where something else is known about it. */
final class Bands {
    /** Runs of empty buckets that are less likely are told. */
    private static final double RARE = 1e-3;

    private final Fit fit;
    private final History history;
    private final Space space;
    private final int at;
    private final List<Label> labels;
    private final Settings settings;
    private final Optional<Steady> steady;
    private final double total;
    private final Feedback feedback;
    private final List<String> reasons = new ArrayList<>();

    Bands(Fit fit, int at, List<Label> labels, Settings settings, Optional<Steady> steady, double total) {
        this.fit = fit;
        this.history = fit.history();
        this.space = history.space();
        this.at = at;
        this.labels = labels;
        this.feedback = new Feedback(fit, at, labels);
        this.settings = settings;
        this.steady = steady;
        this.total = total;
    }

    /**
     * A band with how it came about.
     *
     * @param low how many times the noise it reaches below the middle
     * @param high how many times the noise it reaches above the middle
     * @param isLearnt whether it is only what was learnt: no event and no person has a say in it
     */
    record Drawn(Band band, double low, double high, boolean isLearnt, List<String> reasons) {
        /** Where most buckets are empty: what is expected is how much comes when anything does. */
        Drawn orNothing(boolean mayBeEmpty) {
            var all = new ArrayList<>(reasons);
            all.add("most are empty, at no certain time of the week: expected is what comes when anything does");
            all.add(
                    mayBeEmpty
                            ? "nothing at all is not unusual here"
                            : "it was empty for longer than it ever should be");
            return new Drawn(new Band(mayBeEmpty ? 0 : band.low(), band.mid(), band.high()), low, high, false, all);
        }
    }

    Drawn draw() {
        double mid = fit.mid(0);
        boolean known = at < history.size() && history.rows(at) > 0;
        double rows = known ? history.rows(at) : space == Space.RATE ? medianRows() : 0;
        reasons.add(learnt());
        fit.shared().ifPresent(reasons::add);
        double doubt = fit.doubt(mid, rows);
        double low = side(-1) * doubt;
        double high = side(1) * doubt;
        var band = guarded(around(mid, rows, low, high));
        if (fit.change().isOpen(at)) {
            band = hull(band, guarded(around(fit.mid(-1), rows, low, high)));
            band = hull(band, guarded(around(fit.mid(1), rows, low, high)));
            reasons.add("wider because clocks were changed: the hour before or after would do as well");
        }
        band = asBefore(band, rows, low, high);
        boolean isForgiven = labels.stream().anyMatch(label -> label.outcome() == Label.Outcome.FALSE_POSITIVE);
        if (total == 0 && !isForgiven && fit.isCalm() && isSteady(mid)) {
            band = steady.orElseThrow().narrow(band, reasons);
        }
        var event = history.event(at);
        if (event.isPresent()) {
            band = new Calendar.Effect(fit, at).widen(band, event.get(), reasons);
        }
        var shifted = new Band(band.low() + total, band.mid() + total, band.high() + total);
        boolean isLearnt = event.isEmpty()
                && !settings.isFixed()
                && !isForgiven
                && !fit.change().isOpen(at);
        return new Drawn(settings.replace(shifted, reasons), low, high, isLearnt, reasons);
    }

    /** What was like this before: a level that may come back, days as quiet, buckets with nothing in them. */
    private Band asBefore(Band drawn, double rows, double low, double high) {
        double mid = drawn.mid();
        var band = drawn;
        if (!Double.isNaN(fit.midBefore())) {
            band = hull(band, guarded(around(fit.midBefore(), rows, low, high)));
            reasons.add("wider because the level changed lately: it may go back");
        }
        double siblings = Echo.ofSiblings(fit, at);
        if (siblings != 0) {
            band = hull(band, guarded(around(space.out(space.in(mid) + siblings), rows, low, high)));
            reasons.add("wider because %s were out at this time of the month before"
                    .formatted(fit.family().words()));
        }
        double quiet = 1.15 * Echo.ofQuietDays(fit, at, low);
        if (quiet < 0) {
            double bound = space.out(space.in(mid) + quiet);
            if (bound < band.low()) {
                reasons.add("wider because there were days as quiet as this before");
                band = new Band(bound, mid, band.high());
            }
        }
        if (fit.chanceOfNothing() > RARE) {
            reasons.add("nothing at all is not unusual here");
            band = new Band(0, mid, band.high());
        }
        return band;
    }

    /** A history that never moved yet says nothing of a time of the week that is another one for siblings. */
    private boolean isSteady(double mid) {
        return steady.isPresent() && (!fit.family().teaches() || steady.get().holds(mid));
    }

    private double widths(Settings.Sensitivity sensitivity) {
        double k = sensitivity.widths(history.cadence()) * space.strictness();
        return fit.isYoung() && !fit.family().teaches() ? Math.max(k, 6) : k;
    }

    private double side(int side) {
        double tail = side < 0 ? fit.tails().low() : fit.tails().high();
        double k = widths(settings.sensitivity());
        double lower = widths(settings.sensitivity().lower());
        double reach = labels.isEmpty() ? k * tail : feedback.widths(k, lower, side, tail, reasons) * tail;
        double echo = Echo.reach(fit, at, side, reach);
        if (echo > reach) {
            reasons.add("wider because it was alike at this time of the month before");
        }
        return Math.max(reach, echo);
    }

    private Band around(double mid, double rows, double low, double high) {
        double noise = fit.noise(mid, rows);
        return new Band(space.at(-low * noise, mid, rows), mid, space.at(high * noise, mid, rows));
    }

    private Band guarded(Band band) {
        return Guard.widen(history.series().kind(), band, fit, total, reasons);
    }

    private static Band hull(Band band, Band other) {
        return new Band(Math.min(band.low(), other.low()), band.mid(), Math.max(band.high(), other.high()));
    }

    private double medianRows() {
        if (space != Space.RATE) {
            return 0;
        }
        double[] rows = new double[fit.until() - fit.from()];
        for (int i = 0; i < rows.length; i++) {
            int t = fit.from() + i;
            rows[i] = history.trains(t) ? history.rows(t) : Double.NaN;
        }
        return Order.quantileInPlace(rows, rows.length, 0.5);
    }

    private String learnt() {
        boolean outliers = Math.max(fit.tails().low(), fit.tails().high()) > 1.05;
        return "learnt from %s %s, %s%s"
                .formatted(
                        fit.used(),
                        history.cadence().unit(),
                        fit.season().words(),
                        outliers ? "; widened because this history has outliers of its own" : "");
    }
}

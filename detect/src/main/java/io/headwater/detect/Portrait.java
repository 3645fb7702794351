package io.headwater.detect;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a detector has learnt of a series up to now, in words for people who are no statisticians.
 *
 * @param kind what kind of series it is
 * @param used from how many buckets it was learnt
 * @param traits what was learnt, one sentence each
 * @param leftOut buckets of the time that is looked back on which taught nothing, and why
 * @param shifts levels that were learnt anew, oldest first
 */
public record Portrait(Kind kind, int used, List<Trait> traits, List<LeftOut> leftOut, List<Shift> shifts) {
    public Portrait {
        traits = List.copyOf(traits);
        leftOut = List.copyOf(leftOut);
        shifts = List.copyOf(shifts);
    }

    /** What kind of series it is, in the order in which it is asked. */
    public enum Kind {
        LEARNING("too little is known to say what it is like"),
        CONSTANT("it has always been the same"),
        RUNNING_TOTAL("it only ever adds up, so what is judged is by how much it grows"),
        SPARSE("most windows have no value"),
        ZERO_INFLATED("a count that is often zero, at no time of the week in particular"),
        LOW_COUNT("a count of a few at a time: chance alone moves it a lot"),
        DENSE_COUNT("a count of many at a time"),
        RATE("a share of the rows"),
        POSITIVE("a size above zero, compared by ratio"),
        CHANGE("by how much a count changed"),
        FREE("a number of any size and sign, compared by difference");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** What a sentence is about. */
    public enum Topic {
        TRAINING,
        SEASON,
        LEVEL,
        NOISE,
        OUTLIERS,
        FEEDBACK,
        CALENDAR
    }

    /** One thing that was learnt. */
    public record Trait(Topic topic, String text) {}

    /** Buckets that taught nothing. */
    public record LeftOut(int buckets, String why) {}

    /**
     * A level that was learnt anew.
     *
     * @param since the start of the first bucket of the new level
     * @param before what a bucket would have been, had the level stayed as it was
     * @param after what it was expected to be from then on
     */
    public record Shift(Instant since, double before, double after) {}

    static Portrait unknown(List<String> reasons) {
        var traits = reasons.stream()
                .map(reason -> new Trait(Topic.TRAINING, reason))
                .toList();
        return new Portrait(Kind.LEARNING, 0, traits, List.of(), List.of());
    }

    /** Reads a fit and says what it holds. */
    record Painter(Fit fit, History history, int at, double total, List<Trait> traits) {
        private static final int FEW = 10;
        private static final int ALIKE = 14;
        private static final double MATTERS = 1.05;
        private static final String[] WEEKDAYS = {
            "Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays"
        };

        /** Of a bucket that is asked about; {@code total} as in {@link Bands}. */
        static Painter of(Fit fit, int at, double total) {
            return new Painter(fit, fit.history(), at, total, new ArrayList<>());
        }

        Portrait paint(List<Label> labels, Calendar calendar) {
            add(
                    Topic.TRAINING,
                    "learnt from %s of the last %s %s, since %s"
                            .formatted(fit.used(), at - fit.from(), unit(), date(fit.from())));
            season();
            fit.shared().ifPresent(text -> add(Topic.SEASON, text));
            level();
            noise();
            tails();
            labels.stream().filter(this::isPast).forEach(label -> add(Topic.FEEDBACK, said(label)));
            events(calendar).forEach((name, text) -> add(Topic.CALENDAR, text));
            return new Portrait(kind(), fit.used(), traits, leftOut(labels), shifts());
        }

        private void add(Topic topic, String text) {
            traits.add(new Trait(topic, text));
        }

        private Kind kind() {
            double[] known = values();
            if (history.series().kind() == Series.Kind.CHANGE) {
                return total == 0 ? Kind.CHANGE : Kind.RUNNING_TOTAL;
            }
            if (known.length >= ALIKE && Arrays.stream(known).distinct().count() == 1) {
                return Kind.CONSTANT;
            }
            if (2 * known.length < at - fit.from()) {
                return Kind.SPARSE;
            }
            return switch (history.series().kind()) {
                case COUNT -> count(known);
                case RATE -> Kind.RATE;
                case POSITIVE -> Kind.POSITIVE;
                case CHANGE -> Kind.CHANGE;
                case FREE -> Kind.FREE;
            };
        }

        private Kind count(double[] known) {
            if (fit.habitOfNothing() > 0) {
                return Kind.ZERO_INFLATED;
            }
            return Order.quantile(known, 0.5) < FEW ? Kind.LOW_COUNT : Kind.DENSE_COUNT;
        }

        private double[] values() {
            double[] known = new double[at - fit.from()];
            int count = 0;
            for (int t = fit.from(); t < at; t++) {
                if (history.trains(t)) {
                    known[count++] = history.value(t);
                }
            }
            return Arrays.copyOf(known, count);
        }

        private void season() {
            if (fit.season() == Seasons.Season.NONE) {
                add(Topic.SEASON, "no time of the week differs from the others by more than chance");
                return;
            }
            int most = at - 1;
            int least = at - 1;
            for (int t = Math.max(fit.from(), at - history.cadence().week()); t < at; t++) {
                most = fit.expected(t) > fit.expected(most) ? t : most;
                least = fit.expected(t) < fit.expected(least) ? t : least;
            }
            add(
                    Topic.SEASON,
                    "%s: most on %s (%s), least on %s (%s)"
                            .formatted(
                                    fit.season().words(),
                                    slot(most),
                                    amount(fit.expected(most)),
                                    slot(least),
                                    amount(fit.expected(least))));
        }

        private String slot(int t) {
            String day = WEEKDAYS[history.slots().weekday(t)];
            String hour =
                    (history.slots().hour(t) < 10 ? "0" : "") + history.slots().hour(t) + ":00";
            return switch (fit.season()) {
                case NONE, WEEKDAY -> day;
                case WEEKEND -> history.slots().weekday(t) > 4 ? "weekends" : "weekdays";
                case HOUR -> "days at " + hour;
                case DAY_KIND_HOUR -> (history.slots().weekday(t) > 4 ? day : "weekdays") + " at " + hour;
                case HOUR_OF_WEEK -> day + " at " + hour;
            };
        }

        /** Half of a change is learnt when what is left of it, (1 - rate)^n, is a half. */
        private void level() {
            long half = Math.max(1, Math.round(StrictMath.log(0.5) / StrictMath.log(1 - fit.rate())));
            add(
                    Topic.LEVEL,
                    "follows a lasting change by half within %s %s; now about %s is ordinary"
                            .formatted(half, half == 1 ? one() : unit(), amount(fit.mid(0))));
            if (fit.habitOfNothing() > 0) {
                add(Topic.LEVEL, "nothing comes in %s of them".formatted(Spoken.share(fit.habitOfNothing())));
            }
        }

        private void noise() {
            double mid = fit.mid(0);
            double rows = rows();
            double noise = fit.noise(mid, rows);
            var space = history.space();
            double off = (space.at(noise, mid, rows) - space.at(-noise, mid, rows)) / 2;
            String text = switch (history.series().kind()) {
                case RATE ->
                    "two of three %s lie within %s percentage points of what is expected"
                            .formatted(unit(), Spoken.number(100 * off));
                case COUNT, POSITIVE, CHANGE ->
                    mid == 0
                            ? "two of three %s lie within %s of what is expected".formatted(unit(), Spoken.number(off))
                            : "two of three %s lie within %s of what is expected"
                                    .formatted(unit(), Spoken.share(off / Math.abs(mid)));
                case FREE -> "two of three %s lie within %s of what is expected".formatted(unit(), Spoken.number(off));
            };
            add(Topic.NOISE, isSteady() ? "it hardly ever moves, so the band is narrow" : text);
            if (fit.isYoung()) {
                add(Topic.NOISE, "the history is short, so bands are wider until more is known");
            }
        }

        private boolean isSteady() {
            return total == 0
                    && fit.isCalm()
                    && Guard.Steady.of(history, fit.from(), fit.until()).isPresent();
        }

        private double rows() {
            double[] rows = new double[at - fit.from()];
            for (int i = 0; i < rows.length; i++) {
                int t = fit.from() + i;
                rows[i] = history.trains(t) ? history.rows(t) : Double.NaN;
            }
            double median = Order.quantileInPlace(rows, rows.length, 0.5);
            return median > 0 ? median : 1;
        }

        private void tails() {
            double low = fit.tails().low();
            double high = fit.tails().high();
            if (Math.max(low, high) > MATTERS) {
                add(
                        Topic.OUTLIERS,
                        "this history has outliers of its own, so the band is wider: by %s below and %s above"
                                .formatted(Spoken.share(low - 1), Spoken.share(high - 1)));
            }
        }

        private boolean isPast(Label label) {
            return label.from().isBefore(start(at)) && label.to().isAfter(start(fit.from()));
        }

        private String said(Label label) {
            String when = Spoken.moment(label.from(), history.series().zone());
            return switch (label.outcome()) {
                case FIXED -> when + ": a real incident; left out";
                case MISSED -> when + ": missed; left out, and the band is narrower on that side for some months";
                case EXPECTED_ONCE -> when + ": expected once; left out";
                case EXPECTED_NORMAL -> when + ": a new normal; the level was learnt anew from there";
                case FALSE_POSITIVE -> when + ": a false alarm; the band is wider on that side for some months";
                case NO_ACTION_NEEDED -> when + ": nobody needed to act; learnt from like any other";
            };
        }

        /** By name: how often it was seen, and when it comes next. */
        private Map<String, String> events(Calendar calendar) {
            var seen = new LinkedHashMap<String, List<Calendar.Event>>();
            for (var event : calendar.events()) {
                if (event.to().isAfter(start(fit.from()))
                        && event.from().isBefore(start(at).plus(30, ChronoUnit.DAYS))) {
                    seen.computeIfAbsent(event.name(), _ -> new ArrayList<>()).add(event);
                }
            }
            var texts = new TreeMap<String, String>();
            seen.forEach((name, events) -> texts.put(name, event(name, events)));
            return texts;
        }

        private String event(String name, List<Calendar.Event> events) {
            var zone = history.series().zone();
            long before = events.stream()
                    .filter(event -> event.from().isBefore(start(at)))
                    .count();
            String next = events.stream()
                    .filter(event -> !event.from().isBefore(start(at)))
                    .findFirst()
                    .map(event -> "; next on " + Spoken.moment(event.from(), zone))
                    .orElse("");
            int buckets = 0;
            for (int t = fit.from(); t < at; t++) {
                boolean isIt = history.event(t)
                        .filter(found -> found.name().equals(name))
                        .isPresent();
                buckets += isIt && !Double.isNaN(history.x(t)) ? 1 : 0;
            }
            String effect = buckets >= 2 ? "what it does is known" : "what it does is not known yet";
            String seen = before == 0 ? "not seen yet" : (before == 1 ? "once" : before + " times") + ", " + effect;
            return "%s: %s%s".formatted(name, seen, next);
        }

        private List<LeftOut> leftOut(List<Label> labels) {
            var why = new TreeMap<String, Integer>();
            for (int t = fit.from(); t < at; t++) {
                String reason = reason(t, labels);
                if (!reason.isEmpty()) {
                    why.merge(reason, 1, Integer::sum);
                }
            }
            return why.entrySet().stream()
                    .map(entry -> new LeftOut(entry.getValue(), entry.getKey()))
                    .toList();
        }

        private String reason(int t, List<Label> labels) {
            if (history.event(t).isPresent()) {
                return "an event that is known: " + history.event(t).get().name();
            }
            if (history.trains(t)) {
                return "";
            }
            if (Double.isNaN(history.value(t))) {
                return "no value";
            }
            return labels.stream()
                    .filter(label -> !label.outcome().trains() && label.covers(start(t)))
                    .findFirst()
                    .map(label -> switch (label.outcome()) {
                        case FIXED -> "an incident that was fixed";
                        case MISSED -> "an incident that was missed";
                        case EXPECTED_ONCE, EXPECTED_NORMAL, FALSE_POSITIVE, NO_ACTION_NEEDED -> "expected once";
                    })
                    .orElse("nothing that can be compared");
        }

        /** The level moved with the last of several buckets far out; it began with the first of them. */
        private List<Shift> shifts() {
            var shifts = new ArrayList<Shift>();
            for (int t = fit.from(); t < at; t++) {
                if (fit.isShift(t)) {
                    int first = t;
                    for (int far = 1;
                            first > fit.from() && far < history.cadence().shift();
                            first--) {
                        far += history.trains(first - 1) ? 1 : 0;
                    }
                    double after = t + 1 < at ? fit.midOf(t, t + 1) : history.value(t);
                    shifts.add(new Shift(start(first), fit.midOf(t, t), after));
                }
            }
            return shifts;
        }

        private Instant start(int t) {
            return history.series().start(history.bucket(t));
        }

        private String date(int t) {
            return Spoken.moment(start(t), history.series().zone());
        }

        private String amount(double value) {
            return Spoken.amount(value, history.series().kind() == Series.Kind.RATE);
        }

        private String unit() {
            return history.cadence().unit();
        }

        private String one() {
            String many = unit();
            return many.substring(0, many.length() - 1);
        }
    }
}

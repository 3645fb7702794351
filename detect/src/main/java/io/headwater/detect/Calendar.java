package io.headwater.detect;

import java.time.Instant;
import java.util.List;

/** Days and hours that are known to be unlike others. */
public record Calendar(List<Event> events) {
    public static final Calendar NONE = new Calendar(List.of());

    /** What kind of thing happens. */
    public enum Kind {
        /** Less may come, never nothing where the quietest day of the week has something. */
        HOLIDAY,
        /** More may come. */
        CAMPAIGN,
        /** Anything may change, and may stay so. */
        RELEASE,
        /** More may come, once. */
        BACKFILL,
        /** Nothing may come. */
        MAINTENANCE
    }

    /**
     * Something that is known to happen, half-open.
     *
     * @param name under which its effect is learnt: that of Christmas is another one than that of Labour Day
     */
    public record Event(Instant from, Instant to, Kind kind, String name) {
        public Event {
            if (!from.isBefore(to)) {
                throw new IllegalArgumentException("an event must end after it starts: [%s, %s)".formatted(from, to));
            }
        }
    }

    public Calendar {
        events = List.copyOf(events);
    }

    /** What a known event does to a band: what it did the times before, or what such events may do. */
    static final class Effect {
        private static final int LEAST = 2;

        private final Fit fit;
        private final History history;
        private final int at;

        Effect(Fit fit, int at) {
            this.fit = fit;
            this.history = fit.history();
            this.at = at;
        }

        Band widen(Band band, Event event, List<String> reasons) {
            double[] effects = effects(event);
            if (effects.length >= LEAST) {
                reasons.add("on such days (%s) it was like this %s times".formatted(event.name(), effects.length));
                return learnt(band, effects);
            }
            reasons.add("wider because of an event that is known (%s)".formatted(event.name()));
            return switch (event.kind()) {
                case HOLIDAY -> holiday(band);
                case CAMPAIGN, BACKFILL -> new Band(band.low(), band.mid(), Double.POSITIVE_INFINITY);
                case RELEASE -> scaled(band, 2);
                case MAINTENANCE -> new Band(lowest(band), band.mid(), band.high());
            };
        }

        /** From the ordinary band to the same band moved by what the event did before, and half as much again. */
        private Band learnt(Band band, double[] effects) {
            double least = 0;
            double most = 0;
            for (double effect : effects) {
                least = Math.min(least, effect);
                most = Math.max(most, effect);
            }
            return new Band(moved(band.low(), 1.2 * least), band.mid(), moved(band.high(), 1.2 * most));
        }

        private double moved(double bound, double effect) {
            var space = history.space();
            return effect == 0 ? bound : space.out(space.in(bound) + effect);
        }

        /** As quiet as the quietest day of the week, and somewhat more. */
        private Band holiday(Band band) {
            double quiet = fit.quietest() / Math.max(band.mid(), 1e-9);
            return band.mid() > 0
                    ? new Band(Math.min(band.low(), band.low() * Math.min(1, quiet) * 0.6), band.mid(), band.high())
                    : band;
        }

        private static Band scaled(Band band, double factor) {
            return new Band(
                    band.mid() - factor * (band.mid() - band.low()),
                    band.mid(),
                    band.mid() + factor * (band.high() - band.mid()));
        }

        private double lowest(Band band) {
            return switch (history.space()) {
                case COUNT, RATE, POSITIVE -> 0;
                case CHANGE, FREE -> Math.min(band.low(), 0);
            };
        }

        /** By how much the values of such events differed from what was expected, in the space of the kind. */
        private double[] effects(Event event) {
            double[] effects = new double[at - fit.from()];
            int count = 0;
            for (int t = fit.from(); t < at; t++) {
                var other = history.event(t);
                if (other.isPresent()
                        && other.get().kind() == event.kind()
                        && other.get().name().equals(event.name())
                        && !Double.isNaN(history.x(t))) {
                    effects[count++] = history.x(t) - history.space().in(fit.expected(t));
                }
            }
            return java.util.Arrays.copyOf(effects, count);
        }
    }
}

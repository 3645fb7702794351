package io.headwater.bench.detect;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Update times of a table, of which some come late.
 *
 * @param updates as they came, in order
 * @param due the late ones
 * @param period the usual time between updates, in seconds
 */
record Updates(List<Instant> updates, List<Late> due, double period) {
    static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
    static final int DAYS = 120;
    static final int SCORED = 28;

    /**
     * A late update.
     *
     * @param deadline before which it would have come in 999 of 1,000 cases
     */
    record Late(Instant deadline, Instant came) {}

    private enum Plan {
        HOURLY(3600),
        SIX_HOURS(6 * 3600),
        DAILY(86_400),
        WEEKDAYS(86_400),
        TWICE_A_DAY(43_200),
        WEEKLY(7 * 86_400),
        QUARTER_HOUR(900),
        IRREGULAR(4 * 3600);

        private final double period;

        Plan(double period) {
            this.period = period;
        }
    }

    /** When an update would come had nothing happened, and before when it would in 999 of 1,000 cases. */
    private record Planned(Instant at, Instant deadline) {}

    /** The updates of one table; each plan in turn. */
    static Updates of(long seed) {
        var dice = new Dice(seed);
        var plan = Plan.values()[(int) Math.floorMod(seed, (long) Plan.values().length)];
        return late(plan == Plan.IRREGULAR ? irregular(plan, dice) : planned(plan, dice), plan, dice);
    }

    private static List<Planned> irregular(Plan plan, Dice dice) {
        double spread = dice.uniform(0.05, 0.25);
        var planned = new ArrayList<Planned>();
        double at = 0;
        while (at < DAYS * 86_400.0) {
            double latest = at + plan.period * StrictMath.exp(3.09 * spread);
            at += plan.period * StrictMath.exp(spread * dice.normal());
            planned.add(new Planned(at(at), at(latest)));
        }
        return planned;
    }

    private static List<Planned> planned(Plan plan, Dice dice) {
        double jitter = plan.period * dice.logUniform(0.005, 0.03);
        double spread = dice.uniform(0.3, 0.8);
        double first = dice.uniform(0, Math.min(plan.period, 86_400));
        double step = plan == Plan.TWICE_A_DAY ? 86_400 : plan.period;
        double second = plan.period * dice.uniform(0.7, 1.3);
        var planned = new ArrayList<Planned>();
        for (double at = first; at < DAYS * 86_400.0; at += step) {
            if (plan != Plan.WEEKDAYS || isWeekday(at)) {
                planned.add(jittered(at, jitter, spread, dice));
            }
            if (plan == Plan.TWICE_A_DAY) {
                planned.add(jittered(at + second, jitter, spread, dice));
            }
        }
        return planned;
    }

    private static Planned jittered(double at, double jitter, double spread, Dice dice) {
        return new Planned(
                at(at + jitter * StrictMath.exp(spread * dice.normal())),
                at(at + jitter * StrictMath.exp(3.09 * spread)));
    }

    private static Instant at(double second) {
        return START.plusMillis((long) (second * 1000));
    }

    private static boolean isWeekday(double second) {
        var day = LocalDate.ofInstant(START.plusSeconds((long) second), ZoneOffset.UTC)
                .getDayOfWeek();
        return day.compareTo(DayOfWeek.SATURDAY) < 0;
    }

    /** Every three weeks or so an update comes late, and with it those that were due before it. */
    private static Updates late(List<Planned> planned, Plan plan, Dice dice) {
        var updates = new ArrayList<Instant>();
        var late = new ArrayList<Late>();
        double next = SCORED + dice.uniform(2, 14);
        int i = 0;
        while (i < planned.size()) {
            var one = planned.get(i++);
            boolean isFast = plan == Plan.HOURLY || plan == Plan.QUARTER_HOUR;
            double periods = isFast ? dice.uniform(3, 12) : dice.uniform(0.5, 3);
            var came = one.deadline().plusSeconds((long) (periods * plan.period));
            if (days(one.at()) < next || days(came) > DAYS - 1) {
                updates.add(one.at());
                continue;
            }
            late.add(new Late(one.deadline(), came));
            updates.add(came);
            while (i < planned.size() && !planned.get(i).at().isAfter(came)) {
                i++;
            }
            next = days(came) + dice.uniform(14, 28);
        }
        return new Updates(List.copyOf(updates), late, plan.period);
    }

    private static double days(Instant at) {
        return Duration.between(START, at).toSeconds() / 86_400.0;
    }
}

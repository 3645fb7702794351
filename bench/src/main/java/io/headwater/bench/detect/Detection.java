package io.headwater.bench.detect;

import io.headwater.detect.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/** DQBench: how many faults are found at how many false alerts, beside others and beside one that knows the truth. */
public final class Detection {
    /** Seeds from here on are published; those below 1,000 were tuned on. */
    private static final long PUBLISHED = 1_100_001;

    /** The same of tables that have just begun. */
    private static final long COLD_SEEDS = 800_001;

    private static final String DISTRIBUTION = "category distribution";
    private static final int BYTES = 8;
    private static final int COLD = 14;
    private static final int WARM = 35;

    private final int daily;
    private final int hourly;
    private final StringBuilder text = new StringBuilder();
    /** Recall of partial loads by false alerts, of each sensitivity. */
    private final NavigableMap<Double, Double> partial = new TreeMap<>();

    private final List<Measure> measures = new ArrayList<>();

    /**
     * @param daily how many daily series of each metric
     * @param hourly how many hourly ones
     */
    public Detection(int daily, int hourly) {
        this.daily = daily;
        this.hourly = hourly;
    }

    /**
     * Something that was measured.
     *
     * @param bar what it has to reach
     * @param isMost whether the bar is the most it may be, else the least
     */
    public record Measure(String what, double value, String unit, Optional<Double> bar, boolean isMost) {}

    /** What was measured, and the table of it. */
    public record Result(List<Measure> measures, String markdown) {
        public Result {
            measures = List.copyOf(measures);
        }
    }

    private enum Metric {
        DAILY("daily volume", 0.82, 1.2),
        HOURLY("hourly volume", 0.82, 2.5),
        NULLS("null rate", 0.83, 1.1),
        MEAN("mean", 0.90, 0.87),
        SHARE("category share", 0.67, 0.91);

        private final String words;
        private final double recall;
        private final double falseAlerts;

        Metric(String words, double recall, double falseAlerts) {
            this.words = words;
            this.recall = recall;
            this.falseAlerts = falseAlerts;
        }

        boolean isShare() {
            return this == NULLS || this == SHARE;
        }

        Example example(long seed) {
            return switch (this) {
                case DAILY -> Volumes.daily(seed);
                case HOURLY -> Volumes.hourly(seed);
                case NULLS -> Shares.nulls(seed);
                case MEAN -> Means.daily(seed);
                case SHARE -> Shares.category(seed);
            };
        }
    }

    /** Generates, judges and scores; the same on every machine but for the speeds. */
    public Result run(Consumer<String> progress) {
        text.append("| metric | detector | recall | precision | false alerts | on holidays | after incidents | delay |")
                .append(" recall at equal false alerts | share of oracle | bytes | recall by kind |\n")
                .append("|---|---|---|---|---|---|---|---|---|---|---|---|\n");
        for (var metric : Metric.values()) {
            progress.accept(metric.words);
            compare(metric);
        }
        atLeast("daily volume: partial loads found at 1.9 false alerts", at(partial, 1.9), "", 0.68);
        progress.accept(DISTRIBUTION);
        distributions();
        progress.accept("cold start");
        cold();
        beside("days", Kin.drawn(COLD_SEEDS, daily, false), 1, new int[] {7, 14, 35});
        beside("hours", Kin.drawn(COLD_SEEDS, hourly, true), 24, new int[] {2, 7, 14});
        progress.accept("freshness");
        punctuality();
        progress.accept("speed");
        speed();
        return new Result(measures, text.toString());
    }

    private List<Contender> contenders(boolean isHourly) {
        return List.of(
                Window.THREE_SIGMA.inDays(isHourly),
                Window.ELEMENTARY,
                Window.seasonal(isHourly),
                Window.MODIFIED_Z,
                RateOfChange.HALF_TO_TWICE,
                Prophetish.OF_999,
                new Headwater(Settings.Sensitivity.HIGH),
                new Headwater(Settings.Sensitivity.MEDIUM),
                new Headwater(Settings.Sensitivity.LOW),
                new Oracle(4));
    }

    private void compare(Metric metric) {
        boolean isHourly = metric == Metric.HOURLY;
        var examples = LongStream.range(PUBLISHED, PUBLISHED + (isHourly ? hourly : daily))
                .mapToObj(metric::example)
                .toList();
        var all = contenders(isHourly).reversed();
        double oracle = Double.NaN;
        double equal = Double.NaN;
        var rows = new ArrayList<String>();
        for (var contender : all) {
            var said = examples.stream().map(contender::judge).toList();
            var score = Score.of(examples, said, contender.threshold());
            boolean isMedium = contender.equals(new Headwater(Settings.Sensitivity.MEDIUM));
            oracle = contender instanceof Oracle ? score.recall() : oracle;
            equal = isMedium ? score.falseAlerts() : equal;
            if (isMedium) {
                gate(metric, score);
            }
            if (metric == Metric.DAILY && contender instanceof Headwater) {
                partial.put(score.falseAlerts(), score.recall(Fault.Kind.PARTIAL));
            }
            boolean isSwept = !(contender instanceof Headwater) && !Double.isNaN(equal);
            double swept = isMedium ? score.recall() : isSwept ? sweep(examples, said, equal) : Double.NaN;
            int bytes = BYTES * contender.remembers(isHourly) * (metric.isShare() ? 2 : 1);
            rows.addFirst(row(metric.words, contender.name(), score, oracle, swept, bytes));
            Reference.find(metric.words, contender.name()).ifPresent(one -> apart(metric, contender, one));
        }
        rows.forEach(row -> text.append(row).append('\n'));
    }

    private void gate(Metric metric, Score score) {
        atLeast(metric.words + ": recall", score.recall(), "", metric.recall);
        atMost(metric.words + ": false alerts", score.falseAlerts(), "per 1,000 monitors a day", metric.falseAlerts);
        if (metric == Metric.DAILY) {
            tell("daily volume: partial loads found", score.recall(Fault.Kind.PARTIAL), "");
            tell("daily volume: false alerts on holidays", score.falseOnHolidays(), "per 1,000 monitors a day");
        }
        if (metric == Metric.SHARE) {
            atLeast("category share: shifts found", score.recall(Fault.Kind.SHARE_SHIFT), "", 0.75);
        }
    }

    /** All shares of a field together, beside each by itself at as many false alerts. */
    private void distributions() {
        var fields = LongStream.range(PUBLISHED, PUBLISHED + Math.max(1, daily / 2))
                .mapToObj(Mixtures::daily)
                .toList();
        var examples = fields.stream().map(Mixtures.Mixture::example).toList();
        var alone = new TreeMap<Double, Double>();
        for (var watch : MixtureWatch.values()) {
            for (var sensitivity : Settings.Sensitivity.values()) {
                var said = fields.stream()
                        .map(field -> watch.judge(field, sensitivity))
                        .toList();
                var score = Score.of(examples, said, 1);
                double shifts = score.recall(Fault.Kind.SHARE_SHIFT);
                boolean isOurs = watch == MixtureWatch.TOGETHER && sensitivity == Settings.Sensitivity.MEDIUM;
                text.append(row(DISTRIBUTION, watch.words(sensitivity), score, Double.NaN, Double.NaN, 0))
                        .append('\n');
                if (watch == MixtureWatch.EACH_ALONE) {
                    alone.put(score.falseAlerts(), shifts);
                } else if (isOurs) {
                    atLeast(DISTRIBUTION + ": share shifts found", shifts, "", 0.75);
                    atMost(DISTRIBUTION + ": false alerts", score.falseAlerts(), "per 1,000 monitors a day", 0.91);
                    String same = ": share shifts found by each share by itself at as many false alerts";
                    tell(DISTRIBUTION + same, at(alone, score.falseAlerts()), "");
                }
            }
        }
    }

    /** Between the sensitivities on either side, in proportion. */
    private static double at(NavigableMap<Double, Double> found, double falseAlerts) {
        var below = found.floorEntry(falseAlerts);
        var above = found.ceilingEntry(falseAlerts);
        if (below == null || above == null) {
            return below == null ? above.getValue() : below.getValue();
        }
        double wide = above.getKey() - below.getKey();
        double along = wide == 0 ? 0 : (falseAlerts - below.getKey()) / wide;
        return below.getValue() + along * (above.getValue() - below.getValue());
    }

    /**
     * How far a comparator lies from the reference: beyond these bars the generator is wrong. Of more series than are
     * compared, for chance would move some of the figures by as much.
     */
    private void apart(Metric metric, Contender contender, Reference reference) {
        var examples = LongStream.range(PUBLISHED, PUBLISHED + 2L * daily)
                .mapToObj(metric::example)
                .toList();
        var said = examples.stream().map(contender::judge).toList();
        var score = Score.of(examples, said, contender.threshold());
        String name = "%s: %s from the reference".formatted(metric.words, contender.name());
        double recall = Math.abs(score.recall() - reference.recall());
        double alerts = Math.abs(score.falseAlerts() / reference.falseAlerts() - 1);
        atMost(name + ", recall", recall, "", 0.05);
        atMost(name + ", false alerts", alerts, "of it", 0.4);
    }

    /** The recall with the threshold at which false alerts are as many as wanted. */
    private static double sweep(List<Example> examples, List<Contender.Scores> said, double wanted) {
        double low = 0.1;
        double high = 1000;
        for (int step = 0; step < 24; step++) {
            double middle = StrictMath.sqrt(low * high);
            if (Score.of(examples, said, middle).falseAlerts() > wanted) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Score.of(examples, said, high).recall();
    }

    private static String row(String metric, String contender, Score score, double oracle, double swept, int bytes) {
        var kinds = new StringBuilder();
        for (var kind : score.kinds()) {
            kinds.append(kinds.isEmpty() ? "" : ", ")
                    .append(kind.words())
                    .append(' ')
                    .append(number(score.recall(kind)));
        }
        return "| %s | %s | %s | %s | %s | %s | %s | %s | %s | %s | %s | %s |"
                .formatted(
                        metric,
                        contender,
                        number(score.recall()),
                        number(score.precision()),
                        number(score.falseAlerts()),
                        number(score.falseOnHolidays()),
                        number(score.falseAfterIncidents()),
                        number(score.delay()),
                        Double.isNaN(swept) ? "" : number(swept),
                        Double.isNaN(oracle) ? "" : number(score.recall() / oracle),
                        bytes == 0 ? "" : String.format(Locale.ROOT, "%,d", bytes),
                        kinds);
    }

    /** False alerts of the days in which little is known: from the fourteenth to the thirty-fifth. */
    private void cold() {
        var examples = LongStream.range(PUBLISHED, PUBLISHED + daily)
                .mapToObj(Volumes::daily)
                .map(example -> example.between(COLD, WARM))
                .toList();
        for (var contender :
                List.of(Window.ELEMENTARY, Prophetish.OF_999, new Headwater(Settings.Sensitivity.MEDIUM))) {
            var said = examples.stream().map(contender::judge).toList();
            var score = Score.of(examples, said, contender.threshold());
            String what = "cold start, day 14 to 35, %s: false alerts".formatted(contender.name());
            tell(what, score.falseAlerts(), "per 1,000 monitors a day");
        }
    }

    /** Young tables, alone and beside others: of their family, and of no kin. */
    private void beside(String cadence, List<Kin> tables, int perDay, int[] ages) {
        for (var beside : Kin.Beside.values()) {
            var found = Kin.found(tables, beside);
            String what = "cold start, %s, %s: ".formatted(cadence, beside.words());
            for (int i = 1; i < ages.length; i++) {
                var score = Kin.falseAlerts(tables, beside, perDay * ages[i - 1], perDay * ages[i]);
                String when = "false alerts from day %d to %d".formatted(ages[i - 1], ages[i]);
                tell(what + when, score.falseAlerts(), "per 1,000 monitors a day");
            }
            tell(what + "recall", found.recall(), "");
            tell(what + "partial loads found", found.recall(Fault.Kind.PARTIAL), "");
        }
    }

    private void punctuality() {
        int tables = Math.max(8, daily / 5);
        var ours = Punctuality.of(PUBLISHED, tables, Punctuality::headwater);
        atLeast("freshness: told within a quarter of the period", ours.inTime(), "", 0.95);
        atMost("freshness: false alarms", ours.falseAlarms(), "per 1,000 tables a day", 0.5);
        tell("freshness: found before they came", ours.found(), "");
        tell("freshness: median delay", ours.delay(), "periods");
        var sigma = Punctuality.of(PUBLISHED, tables, Punctuality::threeSigma);
        tell("freshness, mean + 3 sd of gaps: told within a quarter of the period", sigma.inTime(), "");
        tell("freshness, mean + 3 sd of gaps: false alarms", sigma.falseAlarms(), "per 1,000 tables a day");
    }

    private void speed() {
        var speed = new RefitSpeed(Math.max(20, daily));
        atLeast("refits of 90 days", speed.daily(), "per CPU-second", 10_000);
        atLeast("refits of 1,440 hours", speed.hourly(), "per CPU-second", 2_000);
        atMost("a day of 50,000 hourly monitors", speed.day(50_000), "CPU-seconds", 60);
    }

    private void tell(String what, double value, String unit) {
        measures.add(new Measure(what, value, unit, Optional.empty(), true));
    }

    private void atMost(String what, double value, String unit, double bar) {
        measures.add(new Measure(what, value, unit, Optional.of(bar), true));
    }

    private void atLeast(String what, double value, String unit, double bar) {
        measures.add(new Measure(what, value, unit, Optional.of(bar), false));
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, Math.abs(value) >= 10 ? "%.1f" : "%.2f", value);
    }
}

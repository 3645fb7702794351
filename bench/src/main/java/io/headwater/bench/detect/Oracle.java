package io.headwater.bench.detect;

import io.headwater.detect.Series;

/** Knows the generator: mean and noise of each bucket; only the fault is news to it. */
record Oracle(double threshold) implements Contender {
    @Override
    public String name() {
        return "ORACLE k=%.0f (true mean and noise)".formatted(threshold);
    }

    @Override
    public int remembers(boolean isHourly) {
        return 0;
    }

    @Override
    public Scores judge(Example example) {
        double[] scores = new double[example.size()];
        for (int i = example.scored(); i < scores.length; i++) {
            scores[i] = Math.abs(error(example, i));
        }
        return new Scores(scores);
    }

    private static double error(Example example, int i) {
        double value = example.values()[i];
        double mean = example.mean()[i];
        double noise = example.noise()[i];
        return switch (example.kind()) {
            case COUNT ->
                2
                        * (StrictMath.sqrt(value + 0.375) - StrictMath.sqrt(mean + 0.375))
                        / StrictMath.sqrt(1 + mean * noise * noise);
            case RATE -> {
                double own = 0.25 / example.rows()[i];
                yield (arc(value) - arc(mean)) / StrictMath.sqrt(own + noise * noise);
            }
            case POSITIVE -> value <= 0 ? 1e9 : StrictMath.log(value / mean) / noise;
            case CHANGE, FREE -> throw new IllegalArgumentException("not generated: " + Series.Kind.FREE);
        };
    }

    private static double arc(double share) {
        return StrictMath.asin(StrictMath.sqrt(share));
    }
}

package io.headwater.bench.detect;

/** Alerts where a value is more than twice, or less than half, of the one before it: Deequ's rate of change. */
record RateOfChange(double threshold) implements Contender {
    static final RateOfChange HALF_TO_TWICE = new RateOfChange(Math.nextUp(2.0));

    private static final double FURTHEST = 1e9;

    @Override
    public String name() {
        return "rate of change [0.5, 2] (Deequ)";
    }

    @Override
    public int remembers(boolean isHourly) {
        return 1;
    }

    @Override
    public Scores judge(Example example) {
        double[] values = example.values();
        double[] scores = new double[values.length];
        for (int i = Math.max(1, example.scored()); i < scores.length; i++) {
            double before = values[i - 1];
            double ratio = values[i] / before;
            double most = Math.max(ratio, 1 / ratio);
            // what follows nothing is as far out as can be
            scores[i] = values[i] == before ? 0 : before > 0 && values[i] > 0 ? most : FURTHEST;
        }
        return new Scores(scores);
    }
}

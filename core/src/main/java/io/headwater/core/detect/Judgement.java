package io.headwater.core.detect;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a monitor thinks of one bucket, or of one moment. */
public sealed interface Judgement {

    /** The bucket's start, or the moment. */
    Instant bucket();

    List<String> reasons();

    /** The value lies inside its band. */
    record Healthy(Instant bucket, Observation seen, List<String> reasons) implements Judgement {
        public Healthy {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * The value lies outside its band.
     *
     * @param kind in which way, in a word
     */
    record Anomalous(Instant bucket, Observation seen, String kind, List<String> reasons) implements Judgement {
        public Anomalous {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * There is too little history.
     *
     * @param value what was seen all the same; empty where nothing was
     */
    record Learning(Instant bucket, Optional<Double> value, List<String> reasons) implements Judgement {
        public Learning {
            reasons = List.copyOf(reasons);
        }
    }

    /** There is no value: neither healthy nor an anomaly. */
    record NotMeasured(Instant bucket, List<String> reasons) implements Judgement {
        public NotMeasured {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * A value with its band.
     *
     * @param z how many times the ordinary noise the value lies from the middle
     */
    record Observation(double value, double low, double mid, double high, double z) {}
}

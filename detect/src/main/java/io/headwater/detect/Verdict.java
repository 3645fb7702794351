package io.headwater.detect;

import java.util.List;
import java.util.Optional;

/** What is thought of one bucket. */
public sealed interface Verdict {

    /** Which bucket of the series, counted from zero. */
    int bucket();

    /** How the verdict came about, in words. */
    List<String> reasons();

    /**
     * It was compared with its band.
     *
     * @param z how many times the ordinary noise the value lies from the middle, signed
     * @param p how often a value of an ordinary history lies as far out, at the most
     */
    record Judged(int bucket, double value, Band band, double z, double p, Kind kind, List<String> reasons)
            implements Verdict {
        public Judged {
            reasons = List.copyOf(reasons);
        }

        /** Whether it is worth an alert. */
        public boolean isAnomaly() {
            return kind != Kind.ORDINARY && kind != Kind.DRIFT;
        }
    }

    /** There is too little history. */
    record Learning(int bucket, List<String> reasons) implements Verdict {
        public Learning {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * There is no value.
     *
     * @param band what was expected all the same; empty while too little is known
     */
    record NotKnown(int bucket, Optional<Band> band, List<String> reasons) implements Verdict {
        public NotKnown {
            reasons = List.copyOf(reasons);
        }
    }

    /** In which way a value is unusual. */
    enum Kind {
        ORDINARY,
        POINT,
        /** Nothing came where something should have. */
        MISSING,
        /** None of several buckets is far out, but all of them together are. */
        MULTI_POINT,
        /** A slow change over weeks, for a digest: no alert. */
        DRIFT,
        /** The fourth in a row on the same side: told once, then learnt. */
        LEVEL_SHIFT
    }
}

package io.headwater.detect.shares;

import java.util.List;

/** What is thought of how the rows of one bucket are spread over categories. */
public sealed interface ShareVerdict {

    /** Which bucket, counted from zero. */
    int bucket();

    /** How the verdict came about, in words. */
    List<String> reasons();

    /**
     * The bucket was compared with those before it.
     *
     * @param out how many times the ordinary noise all shares together lie away; what breaks an exact rule lies beyond
     *     the limit by at least one
     * @param limit what lies further out is told; what is ordinary never does
     * @param p how often an ordinary bucket of this history is as unusual, at the most
     * @param distance from the usual distribution (Jensen-Shannon, square root, to the base two): 0 for the same one, 1
     *     where they have nothing in common
     * @param moved the categories that moved, those with most rows first; empty where all is ordinary
     */
    record Judged(
            int bucket,
            Kind kind,
            double out,
            double limit,
            double p,
            double distance,
            List<Moved> moved,
            List<String> reasons)
            implements ShareVerdict {
        public Judged {
            moved = List.copyOf(moved);
            reasons = List.copyOf(reasons);
        }

        /** Whether it is worth an alert. */
        public boolean isAnomaly() {
            return kind != Kind.ORDINARY;
        }
    }

    /** There is too little history. */
    record Learning(int bucket, List<String> reasons) implements ShareVerdict {
        public Learning {
            reasons = List.copyOf(reasons);
        }
    }

    /** There are no rows, or nothing is known of them. */
    record NotKnown(int bucket, List<String> reasons) implements ShareVerdict {
        public NotKnown {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * A category with another share of the rows than before.
     *
     * @param before the share that was expected, between zero and one
     * @param now the share it has
     */
    record Moved(String category, double before, double now) {
        double by() {
            return now - before;
        }
    }

    /** In which way a distribution is unusual. */
    enum Kind {
        ORDINARY,
        /** Rows went from some categories to others. */
        SHIFTED,
        /** A category that was never seen has more than one row in a hundred. */
        NEW_CATEGORY,
        /** A category that always had rows has none. */
        VANISHED_CATEGORY
    }
}

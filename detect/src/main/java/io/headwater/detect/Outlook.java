package io.headwater.detect;

import java.util.List;

/** What the next bucket of a series is expected to be. */
public sealed interface Outlook {
    List<String> reasons();

    /** Enough is known to draw a band. */
    record Expected(Band band, List<String> reasons) implements Outlook {
        public Expected {
            reasons = List.copyOf(reasons);
        }
    }

    /** There is too little history. */
    record Unknown(List<String> reasons) implements Outlook {
        public Unknown {
            reasons = List.copyOf(reasons);
        }
    }
}

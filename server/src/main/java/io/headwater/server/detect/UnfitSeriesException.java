package io.headwater.server.detect;

/** A case that cannot be judged as it is; the message says what is wrong and what to write instead. */
public final class UnfitSeriesException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnfitSeriesException(String message) {
        super(message);
    }
}

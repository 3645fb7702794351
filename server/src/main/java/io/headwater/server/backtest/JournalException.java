package io.headwater.server.backtest;

/** A journal, a setting or a file of labels cannot be read; the text says which and why. */
public final class JournalException extends RuntimeException {
    private static final long serialVersionUID = 1;

    JournalException(String message) {
        super(message);
    }

    JournalException(String message, Throwable cause) {
        super(message, cause);
    }
}

package io.headwater.postgres;

/** The server cannot be run; the message says why and what to do. */
public final class PostgresException extends RuntimeException {
    private static final long serialVersionUID = 1;

    PostgresException(String message) {
        super(message);
    }

    PostgresException(String message, Throwable cause) {
        super(message, cause);
    }
}

package io.headwater.sim;

/** The company cannot go on: its database does not answer, or refuses what it needs. */
public final class SimException extends RuntimeException {
    private static final long serialVersionUID = 1;

    SimException(String message, Throwable cause) {
        super(message, cause);
    }
}

package io.headwater.wire;

/** A text that is not what it should be; the message names the place and what is wrong there. */
public final class MalformedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    MalformedException(String message, Throwable cause) {
        super(message, cause);
    }

    MalformedException(String message) {
        super(message);
    }
}

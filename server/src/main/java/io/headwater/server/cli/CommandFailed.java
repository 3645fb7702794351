package io.headwater.server.cli;

/** A command that did not work, for a reason that the person who typed it can act on. */
final class CommandFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    CommandFailed(String message) {
        super(message);
    }
}

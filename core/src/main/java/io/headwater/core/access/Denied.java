package io.headwater.core.access;

/** The principal lacks a permission. The message names what was needed, never what exists. */
public final class Denied extends RuntimeException {
    private static final long serialVersionUID = 1;

    Denied(String message) {
        super(message);
    }
}

package io.headwater.core.access;

/** A named set of permissions, granted to a person or a token for one domain or for all. */
public enum Role {
    INGESTER,
    VIEWER,
    RESPONDER,
    EDITOR,
    ADMIN;

    public boolean permits(Permission permission) {
        return switch (permission) {
            case INGEST -> this == INGESTER || this == ADMIN;
            case VIEW -> this != INGESTER;
            case RESPOND -> compareTo(RESPONDER) >= 0;
            case EDIT -> compareTo(EDITOR) >= 0;
            case ADMINISTER -> this == ADMIN;
        };
    }
}

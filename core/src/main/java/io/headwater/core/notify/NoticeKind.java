package io.headwater.core.notify;

/** Why a notice is sent. */
public enum NoticeKind {
    OPENED,
    UPDATED,
    /** It is over; goes to those who were told, in the same thread. */
    ALL_CLEAR,
    /** What did not fit the budget, once a day. */
    DIGEST,
    /** Headwater itself needs help: a notice could not be delivered. */
    TROUBLE,
    /** A person tries a channel. */
    TEST;

    /** Whether it interrupts somebody, so that it counts against the budget. */
    public boolean isAlert() {
        return this == OPENED || this == UPDATED;
    }
}

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
    /** Something cannot be measured, which is nothing about its data; once a spell. */
    NOT_MEASURED,
    /** It is measured again; goes to those who were told, in the same thread. */
    MEASURED_AGAIN,
    /** A person tries a channel. */
    TEST;

    /** Whether it says that what was told before is over. */
    public boolean isOver() {
        return this == ALL_CLEAR || this == MEASURED_AGAIN;
    }

    /** Whether it interrupts somebody, so that it counts against the budget. */
    public boolean isAlert() {
        return this == OPENED || this == UPDATED;
    }
}

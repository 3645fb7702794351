package io.headwater.core.notify;

/** A way to reach people. Implementations keep no state between notices and give up by themselves within 30 s. */
public interface Channel {

    /** Tries once; never throws for what the receiver did. */
    Delivery deliver(Notice notice);
}

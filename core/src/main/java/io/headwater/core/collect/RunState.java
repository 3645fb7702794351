package io.headwater.core.collect;

/** Where a run stands. */
public enum RunState {
    RUNNING,
    SUCCEEDED,
    FAILED;

    public boolean isOver() {
        return this != RUNNING;
    }
}

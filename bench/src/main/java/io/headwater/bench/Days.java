package io.headwater.bench;

import io.headwater.store.Jobs;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** A rig whose clock is moved by hand, so that a day passes in the time its work takes. */
final class Days implements AutoCloseable {
    private final Rig rig;
    private final Jobs.Driver driver;
    private Instant now;

    private Days(Rig rig, Jobs.Driver driver, Instant now) {
        this.rig = rig;
        this.driver = driver;
        this.now = now;
    }

    static Days from(Instant now) throws IOException {
        var clock = new Jobs.MovableClock(now);
        var rig = Rig.start(clock);
        return new Days(rig, rig.headwater().byHand(clock), now);
    }

    Rig rig() {
        return rig;
    }

    /** Does all that falls due in a stretch of time. */
    void pass(Duration stretch) {
        now = now.plus(stretch);
        driver.advanceTo(now);
    }

    @Override
    public void close() throws IOException {
        rig.close();
    }
}

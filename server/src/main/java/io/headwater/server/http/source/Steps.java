package io.headwater.server.http.source;

import io.headwater.core.collect.Collector.Step;
import io.headwater.core.collect.Collector.Witness;
import io.headwater.server.http.source.SourceRow.StepRow;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;

/** Listens to a connection test, times its steps and passes on what happens. */
final class Steps implements Witness {
    private final InstantSource clock;
    private final Consumer<StepRow> heard;
    private Instant begun;

    Steps(InstantSource clock, Consumer<StepRow> heard) {
        this.clock = clock;
        this.heard = heard;
        this.begun = clock.instant();
    }

    @Override
    public void begins(String step) {
        begun = clock.instant();
        heard.accept(StepRow.begun(step));
    }

    @Override
    public void ends(Step step) {
        heard.accept(StepRow.ended(step, Duration.between(begun, clock.instant())));
    }
}
